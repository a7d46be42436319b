package cleave.platform.events;

import cleave.platform.sql.Database;
import cleave.platform.sql.TestDatabases;
import java.nio.file.Path;
import java.util.List;

class RelaysOnPostgresTest extends RelaysSuite {
    @Override
    List<Database> openTwice(Path folder) {
        String url = TestDatabases.postgresUrl();
        return List.of(TestDatabases.postgres("test", url), TestDatabases.postgres("test", url));
    }
}
