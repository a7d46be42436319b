package cleave.e2e.faults;

final class JudgingKillOnSqliteTest extends JudgingKillSuite {
    @Override
    Site open() {
        return Site.onSqlite(SETTINGS);
    }
}
