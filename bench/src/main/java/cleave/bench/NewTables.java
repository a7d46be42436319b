package cleave.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;

/** The tables of posts and notifications, written without Cleave, so that a million rows take seconds. */
final class NewTables {
    private static final int TRANSACTION = 20_000;

    private NewTables() {}

    /** Adds posts that are older than any that the server writes. The server must not run. */
    static void posts(Path data, CleaveApi.Person author, int rows) {
        long first = first(rows);
        fill(
                data.resolve("post.db"),
                "INSERT INTO post (id, author_id, author_name, text, created_at) VALUES (?, ?, ?, ?, ?)",
                rows,
                (insert, row) -> {
                    insert.setString(1, StatusTable.uuidv7(first + row).toString());
                    insert.setString(2, author.id());
                    insert.setString(3, author.name());
                    insert.setString(4, StatusTable.text(row));
                    insert.setLong(5, first + row);
                });
    }

    /** Adds notifications whose ids are older than any that the server makes. The server must not run. */
    static void notifications(Path data, CleaveApi.Person author, int rows) {
        long first = first(rows);
        notifications(data, author, rows, first, row -> first + row);
    }

    /**
     * Adds notifications that are all of one age. The server must not run.
     *
     * @param firstId the moment of the first id; each is a millisecond later
     */
    static void notificationsOf(Path data, CleaveApi.Person author, int rows, Instant createdAt, Instant firstId) {
        notifications(data, author, rows, firstId.toEpochMilli(), row -> createdAt.toEpochMilli());
    }

    private interface Age {
        long millis(int row);
    }

    private static void notifications(Path data, CleaveApi.Person author, int rows, long first, Age age) {
        fill(
                data.resolve("notification.db"),
                "INSERT INTO notification (id, post_id, author_id, author_name, preview, created_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?)",
                rows,
                (insert, row) -> {
                    insert.setString(1, StatusTable.uuidv7(first + row).toString());
                    insert.setString(2, StatusTable.uuidv7(first + row).toString());
                    insert.setString(3, author.id());
                    insert.setString(4, author.name());
                    insert.setString(5, StatusTable.text(row));
                    insert.setLong(6, age.millis(row));
                });
    }

    private static long first(int rows) {
        return Instant.now().minus(Duration.ofDays(1)).toEpochMilli() - rows;
    }

    private interface Binding {
        void bind(PreparedStatement insert, int row) throws SQLException;
    }

    private static void fill(Path database, String sql, int rows, Binding binding) {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database)) {
            try (Statement statement = connection.createStatement()) {
                // A crash in between only costs the temporary folder.
                statement.execute("PRAGMA synchronous=OFF");
            }
            connection.setAutoCommit(false);
            try (PreparedStatement insert = connection.prepareStatement(sql)) {
                for (int row = 0; row < rows; row++) {
                    binding.bind(insert, row);
                    insert.addBatch();
                    if (row % TRANSACTION == TRANSACTION - 1) {
                        insert.executeBatch();
                        connection.commit();
                    }
                }
                insert.executeBatch();
            }
            connection.commit();
        } catch (SQLException e) {
            throw new BenchFailure("Cannot fill " + database.getFileName() + ": " + e.getMessage(), e);
        }
    }
}
