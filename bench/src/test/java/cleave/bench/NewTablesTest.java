package cleave.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NewTablesTest {
    private static final CleaveApi.Person AUTHOR =
            new CleaveApi.Person("0193a5b2-7c1d-7e2f-8a3b-4c5d6e7f8091", "author", "token");

    @TempDir
    private Path data;

    @Test
    void fillsPostsWhoseIdsSortByTheirAge() throws SQLException {
        try (Connection connection = open("post.db");
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE post (id TEXT PRIMARY KEY, author_id TEXT, author_name TEXT, text TEXT,"
                    + " created_at INTEGER)");
            NewTables.posts(data, AUTHOR, 500);
            assertThat(number(
                            statement,
                            "SELECT count(*) FROM post a JOIN post b ON a.id < b.id AND a.created_at >= b.created_at"))
                    .isZero();
            assertThat(number(statement, "SELECT count(*) FROM post WHERE author_name = 'author'"))
                    .isEqualTo(500);
        }
    }

    @Test
    void fillsNotificationsOfOneAgeWithPostsOfTheirOwn() throws SQLException {
        Instant old = Instant.now().minus(2, ChronoUnit.HOURS).truncatedTo(ChronoUnit.MILLIS);
        try (Connection connection = open("notification.db");
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE notification (id TEXT PRIMARY KEY, post_id TEXT UNIQUE, author_id TEXT,"
                    + " author_name TEXT, preview TEXT, created_at INTEGER)");
            NewTables.notifications(data, AUTHOR, 300);
            NewTables.notificationsOf(data, AUTHOR, 200, old, Instant.now());
            assertThat(number(statement, "SELECT count(*) FROM notification")).isEqualTo(500);
            assertThat(number(statement, "SELECT count(*) FROM notification WHERE created_at = " + old.toEpochMilli()))
                    .isEqualTo(200);
        }
    }

    private Connection open(String database) throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + data.resolve(database));
    }

    private static long number(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            assertThat(rows.next()).isTrue();
            return rows.getLong(1);
        }
    }
}
