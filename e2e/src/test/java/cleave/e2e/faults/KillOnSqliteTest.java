package cleave.e2e.faults;

final class KillOnSqliteTest extends KillSuite {
    @Override
    Site open() {
        return Site.onSqlite();
    }
}
