package cleave.platform.events;

import cleave.platform.sql.Database;
import cleave.platform.sql.TestDatabases;
import java.nio.file.Path;

class OutboxIndexOnPostgresTest extends OutboxIndexSuite {
    @Override
    Database open(Path folder) {
        return TestDatabases.postgres("test");
    }

    @Override
    String explain() {
        return "explain";
    }
}
