package cleave.platform.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import cleave.cluster.Postgres;
import cleave.platform.runtime.SettingsException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A database that is there a little later than who opens it. */
class LateDatabaseTest {
    @Test
    void whoMayWaitSaysWhatForAndGoesOnWhenItIsThere() throws Exception {
        try (Postgres postgres = Postgres.temporary()) {
            postgres.start();
            String url = postgres.createDatabase("late");
            postgres.stop();
            assertThatThrownBy(() -> new Databases(waiting(url, 0), Path.of(".")).open("test"))
                    .isInstanceOf(SettingsException.class)
                    .hasMessageContaining("database.url");

            opensOnce(url, postgres::start);
        }
    }

    @Test
    void tablesWaitForTheSecondConnectionThatTheyNeed() throws Exception {
        try (Postgres postgres = Postgres.temporary()) {
            postgres.start();
            String url = postgres.createDatabase("busy");
            try (Connection connection = DriverManager.getConnection(url);
                    Statement statement = connection.createStatement()) {
                statement.execute("create role few login password 'few' connection limit 1");
                statement.execute("grant create on database busy to few; grant create on schema public to few");
                String few = url.replaceFirst("\\?.*", "?user=few&password=few");
                assertThatThrownBy(() -> new Databases(waiting(few, 0), Path.of(".")).open("test"))
                        .isInstanceOf(SettingsException.class);

                opensOnce(few, () -> statement.execute("alter role few connection limit 10"));
            }
        }
    }

    private interface Mend {
        void run() throws Exception;
    }

    /** Says what it waits for, goes on waiting, and goes on when that is mended. */
    private static void opensOnce(String url, Mend mended) throws Exception {
        List<String> said = new CopyOnWriteArrayList<>();
        Databases patient = new Databases(waiting(url, 60), Path.of("."), said::add);
        CompletableFuture<Database> opening = CompletableFuture.supplyAsync(() -> patient.open("test"));
        await().atMost(Duration.ofSeconds(20)).until(() -> !said.isEmpty());
        assertThat(said.getFirst()).startsWith("database of test: ");
        assertThat(opening).isNotDone();
        mended.run();
        try (Database database = opening.get(30, TimeUnit.SECONDS)) {
            assertThat(database.isUp()).isTrue();
        }
    }

    private static DatabaseSettings waiting(String url, int seconds) {
        return new DatabaseSettings(url, "", "", 2, Duration.ofSeconds(1), Duration.ofSeconds(seconds), 256, 4096);
    }
}
