package cleave.moderation;

import cleave.platform.sql.Database;
import cleave.platform.sql.TestDatabases;
import java.nio.file.Path;

class ModerationOnSqliteTest extends ModerationSuite {
    @Override
    Database open(String module, Path folder) {
        return TestDatabases.sqlite(module, folder);
    }
}
