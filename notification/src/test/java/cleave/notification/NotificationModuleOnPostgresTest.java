package cleave.notification;

import cleave.platform.sql.Database;
import cleave.platform.sql.TestDatabases;
import java.nio.file.Path;

class NotificationModuleOnPostgresTest extends NotificationModuleSuite {
    private final String url = TestDatabases.postgresUrl();

    @Override
    Database open(String module, Path folder) {
        return TestDatabases.postgres(module, url);
    }
}
