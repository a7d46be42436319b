package cleave.platform.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

class MigrationsOnPostgresTest extends MigrationsSuite {
    @Test
    void replicasThatStartAtOnceDoNotDisturbEachOther() throws Exception {
        for (int round = 0; round < 3; round++) {
            String url = TestDatabases.postgresUrl();
            List<Callable<Boolean>> starts = Collections.nCopies(4, () -> {
                try (Database database = TestDatabases.postgres("test", url)) {
                    return database.isUp();
                }
            });
            try (ExecutorService threads = Executors.newFixedThreadPool(starts.size())) {
                for (Future<Boolean> up : threads.invokeAll(starts, 60, TimeUnit.SECONDS))
                    assertThat(up.get()).isTrue();
            }
        }
    }

    @Test
    void whoDiedWithTheLeaseStopsNobodyForEver() throws Exception {
        String url = TestDatabases.postgresUrl();
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("create table public.cleave_migration ("
                    + "module text primary key, holder text not null, ends timestamptz not null)");
            statement.execute(
                    "insert into public.cleave_migration values ('test', 'dead', now() + interval '1 second')");
        }
        try (Database database = TestDatabases.postgres("test", url)) {
            assertThat(database.isUp()).isTrue();
        }
    }

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
