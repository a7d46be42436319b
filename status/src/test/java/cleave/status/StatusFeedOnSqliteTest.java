package cleave.status;

import cleave.platform.sql.Database;
import cleave.platform.sql.TestDatabases;
import java.nio.file.Path;

class StatusFeedOnSqliteTest extends StatusFeedSuite {
    @Override
    Database open(Path folder) {
        return TestDatabases.sqlite("status", folder);
    }
}
