package cleave.e2e.faults;

final class JudgingKillOnPostgresTest extends JudgingKillSuite {
    @Override
    Site open() {
        return Site.onPostgres(SETTINGS);
    }
}
