package cleave.story;

import cleave.platform.sql.Database;
import cleave.platform.sql.TestDatabases;
import java.nio.file.Path;

class StoryModuleOnSqliteTest extends StoryModuleSuite {
    @Override
    Database open(Path folder) {
        return TestDatabases.sqlite("story", folder);
    }
}
