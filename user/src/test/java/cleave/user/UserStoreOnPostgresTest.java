package cleave.user;

import cleave.platform.sql.Database;
import cleave.platform.sql.TestDatabases;
import java.nio.file.Path;

class UserStoreOnPostgresTest extends UserStoreSuite {
    @Override
    Database open(Path folder) {
        return TestDatabases.postgres("user");
    }
}
