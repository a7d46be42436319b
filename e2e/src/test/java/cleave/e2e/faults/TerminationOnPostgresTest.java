package cleave.e2e.faults;

final class TerminationOnPostgresTest extends TerminationSuite {
    @Override
    Site open() {
        return Site.onPostgres();
    }
}
