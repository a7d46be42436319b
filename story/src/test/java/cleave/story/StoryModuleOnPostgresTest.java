package cleave.story;

import cleave.platform.sql.Database;
import cleave.platform.sql.TestDatabases;
import java.nio.file.Path;

class StoryModuleOnPostgresTest extends StoryModuleSuite {
    @Override
    Database open(Path folder) {
        return TestDatabases.postgres("story");
    }
}
