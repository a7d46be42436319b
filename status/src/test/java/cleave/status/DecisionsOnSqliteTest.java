package cleave.status;

import cleave.platform.sql.Database;
import cleave.platform.sql.TestDatabases;
import java.nio.file.Path;

class DecisionsOnSqliteTest extends DecisionsSuite {
    @Override
    Database open(String module, Path folder) {
        return TestDatabases.sqlite(module, folder);
    }
}
