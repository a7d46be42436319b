package cleave.moderation;

import cleave.platform.sql.Database;
import cleave.platform.sql.TestDatabases;
import java.nio.file.Path;

class ModerationOnPostgresTest extends ModerationSuite {
    private final String url = TestDatabases.postgresUrl();

    @Override
    Database open(String module, Path folder) {
        return TestDatabases.postgres(module, url);
    }
}
