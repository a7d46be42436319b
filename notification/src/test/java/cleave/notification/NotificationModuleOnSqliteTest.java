package cleave.notification;

import cleave.platform.sql.Database;
import cleave.platform.sql.TestDatabases;
import java.nio.file.Path;

class NotificationModuleOnSqliteTest extends NotificationModuleSuite {
    @Override
    Database open(String module, Path folder) {
        return TestDatabases.sqlite(module, folder);
    }
}
