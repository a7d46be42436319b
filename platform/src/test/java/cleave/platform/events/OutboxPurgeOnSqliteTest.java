package cleave.platform.events;

import cleave.platform.sql.Database;
import cleave.platform.sql.TestDatabases;
import java.nio.file.Path;

class OutboxPurgeOnSqliteTest extends OutboxPurgeSuite {
    @Override
    Database open(Path folder) {
        return TestDatabases.sqlite("test", folder);
    }
}
