package cleave.platform.sql;

import java.nio.file.Path;

class PeriodicJobOnPostgresTest extends PeriodicJobSuite {
    @Override
    Database open(Path folder) {
        return TestDatabases.postgres("test");
    }
}
