package cleave.e2e.faults;

final class TerminationOnSqliteTest extends TerminationSuite {
    @Override
    Site open() {
        return Site.onSqlite();
    }
}
