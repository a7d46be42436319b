package cleave.platform.sql;

import java.nio.file.Path;
import org.flywaydb.core.Flyway;

class MigrationsOnSqliteTest extends MigrationsSuite {
    @Override
    String url(Path folder) {
        return "jdbc:sqlite:" + folder.resolve("test.db");
    }

    @Override
    Database open(Path folder, String url) {
        return TestDatabases.sqlite("test", folder);
    }

    @Override
    Flyway before(String url) {
        return Flyway.configure()
                .dataSource(url, null, null)
                .locations("classpath:db/test/sqlite")
                .load();
    }

    @Override
    String table() {
        return "item";
    }
}
