package cleave.platform.sql;

import java.nio.file.Path;

class LeaseOnSqliteTest extends LeaseSuite {
    @Override
    Database open(Path folder) {
        return TestDatabases.sqlite("test", folder);
    }
}
