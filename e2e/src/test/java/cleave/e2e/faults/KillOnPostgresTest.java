package cleave.e2e.faults;

final class KillOnPostgresTest extends KillSuite {
    @Override
    Site open() {
        return Site.onPostgres();
    }
}
