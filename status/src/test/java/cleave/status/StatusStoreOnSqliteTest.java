package cleave.status;

import cleave.platform.sql.Database;
import cleave.platform.sql.TestDatabases;
import java.nio.file.Path;

class StatusStoreOnSqliteTest extends StatusStoreSuite {
    @Override
    Database open(Path folder) {
        return TestDatabases.sqlite("status", folder);
    }
}
