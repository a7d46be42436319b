package cleave.platform.sql;

import java.nio.file.Path;

class GroupCommitOnSqliteTest extends GroupCommitSuite {
    @Override
    Database open(Path folder) {
        return TestDatabases.sqlite("test", folder);
    }
}
