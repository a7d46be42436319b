package cleave.status;

import cleave.platform.sql.Database;
import cleave.platform.sql.TestDatabases;
import java.nio.file.Path;

class StatusStoreOnPostgresTest extends StatusStoreSuite {
    @Override
    Database open(Path folder) {
        return TestDatabases.postgres("status");
    }
}
