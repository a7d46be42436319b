package cleave.platform.sql;

import java.nio.file.Path;
import org.flywaydb.core.Flyway;

class MigrationsOnPostgresTest extends MigrationsSuite {
    @Override
    String url(Path folder) {
        return TestDatabases.postgresUrl();
    }

    @Override
    Database open(Path folder, String url) {
        return TestDatabases.postgres("test", url);
    }

    @Override
    Flyway before(String url) {
        return Flyway.configure()
                .dataSource(url, null, null)
                .schemas("cleave_test")
                .locations("classpath:db/test/postgres")
                .load();
    }

    @Override
    String table() {
        return "cleave_test.item";
    }
}
