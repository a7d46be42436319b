package cleave.post;

import cleave.platform.sql.Database;
import cleave.platform.sql.TestDatabases;
import java.nio.file.Path;

class PostStoreOnPostgresTest extends PostStoreSuite {
    @Override
    Database open(Path folder) {
        return TestDatabases.postgres("post");
    }
}
