package cleave.platform.sql;

import java.nio.file.Path;

class LeaseOnPostgresTest extends LeaseSuite {
    @Override
    Database open(Path folder) {
        return TestDatabases.postgres("test");
    }
}
