package cleave.user;

import cleave.platform.sql.Database;
import cleave.platform.sql.TestDatabases;
import java.nio.file.Path;

class AccountsOnSqliteTest extends AccountsSuite {
    @Override
    Database open(Path folder) {
        return TestDatabases.sqlite("user", folder);
    }
}
