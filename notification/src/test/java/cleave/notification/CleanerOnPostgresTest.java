package cleave.notification;

import cleave.platform.sql.Database;
import cleave.platform.sql.TestDatabases;
import java.nio.file.Path;

class CleanerOnPostgresTest extends CleanerSuite {
    @Override
    Database open(Path folder) {
        return TestDatabases.postgres("notification");
    }
}
