package cleave.platform.events;

import cleave.platform.sql.Database;
import cleave.platform.sql.TestDatabases;
import java.nio.file.Path;

class OutboxIndexOnSqliteTest extends OutboxIndexSuite {
    @Override
    Database open(Path folder) {
        return TestDatabases.sqlite("test", folder);
    }

    @Override
    String explain() {
        return "explain query plan";
    }
}
