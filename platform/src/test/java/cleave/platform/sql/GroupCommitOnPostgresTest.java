package cleave.platform.sql;

import java.nio.file.Path;

class GroupCommitOnPostgresTest extends GroupCommitSuite {
    @Override
    Database open(Path folder) {
        return TestDatabases.postgres("test");
    }
}
