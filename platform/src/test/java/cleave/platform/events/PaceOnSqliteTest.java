package cleave.platform.events;

import cleave.platform.sql.Database;
import cleave.platform.sql.TestDatabases;
import java.nio.file.Path;

class PaceOnSqliteTest extends PaceSuite {
    @Override
    Database open(Path folder) {
        return TestDatabases.sqlite("test", folder);
    }
}
