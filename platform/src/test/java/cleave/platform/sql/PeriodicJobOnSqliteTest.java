package cleave.platform.sql;

import java.nio.file.Path;

class PeriodicJobOnSqliteTest extends PeriodicJobSuite {
    @Override
    Database open(Path folder) {
        return TestDatabases.sqlite("test", folder);
    }
}
