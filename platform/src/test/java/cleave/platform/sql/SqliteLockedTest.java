package cleave.platform.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cleave.platform.runtime.Failure;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another process holds the file for longer than anyone waits. */
class SqliteLockedTest {
    private static final DatabaseSettings SETTINGS =
            new DatabaseSettings("", "", "", 4, Duration.ofMillis(300), Duration.ZERO, 256, 4096);

    @Test
    void afterwardsWritesAreWholeTransactionsAgain(@TempDir Path folder) throws SQLException {
        try (Database database = new Databases(SETTINGS, folder).open("test")) {
            try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("test.db"))) {
                other.createStatement().execute("begin immediate");
                assertThatThrownBy(() -> add(database, "locked")).isInstanceOf(Failure.class);
                // The writer's own wait for the file has to end as well.
                Awaitility.await().pollDelay(Duration.ofMillis(700)).until(() -> true);
                other.createStatement().execute("rollback");
            }
            // On a busy machine it may end only now.
            Awaitility.await().ignoreExceptionsInstanceOf(Failure.class).until(() -> {
                database.write(handle -> handle.execute("delete from item"));
                return true;
            });
            assertThatThrownBy(() -> database.write(handle -> {
                        handle.execute("insert into item (name) values ('half')");
                        throw new IllegalStateException("planted");
                    }))
                    .hasMessage("planted");
            add(database, "whole");
            List<String> names = database.read(handle -> handle.createQuery("select name from item")
                    .mapTo(String.class)
                    .list());
            assertThat(names).containsExactly("whole");
        }
    }

    private static void add(Database database, String name) {
        database.write(handle -> handle.execute("insert into item (name) values (?)", name));
    }
}
