package cleave.platform.events;

import cleave.platform.sql.Database;
import cleave.platform.sql.TestDatabases;
import java.nio.file.Path;
import java.util.List;

class RelaysOnSqliteTest extends RelaysSuite {
    @Override
    List<Database> openTwice(Path folder) {
        return List.of(TestDatabases.sqlite("test", folder), TestDatabases.sqlite("test", folder));
    }
}
