package cleave.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** The table of statuses, written without Cleave: the only place in the bench that knows its columns. */
final class StatusTable {
    private static final String INSERT =
            "INSERT INTO status (id, author_id, author_name, text, created_at)" + " VALUES (?, ?, ?, ?, ?)";
    private static final int TRANSACTION = 20_000;

    private StatusTable() {}

    /**
     * Adds rows that are older than any that the server writes. The server must not run.
     *
     * @param data the server's data folder, whose tables exist
     */
    static void fill(Path data, CleaveApi.Person author, int rows) {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("status.db"))) {
            try (Statement statement = connection.createStatement()) {
                // A crash in between only costs the temporary folder.
                statement.execute("PRAGMA synchronous=OFF");
            }
            connection.setAutoCommit(false);
            insert(connection, author, rows);
            connection.commit();
        } catch (SQLException e) {
            throw new BenchFailure("Cannot fill the table of statuses: " + e.getMessage(), e);
        }
    }

    private static void insert(Connection connection, CleaveApi.Person author, int rows) throws SQLException {
        long first = Instant.now().minus(Duration.ofDays(1)).toEpochMilli() - rows;
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            for (int row = 0; row < rows; row++) {
                long millis = first + row;
                insert.setString(1, uuidv7(millis).toString());
                insert.setString(2, author.id());
                insert.setString(3, author.name());
                insert.setString(4, text(row));
                insert.setLong(5, millis);
                insert.addBatch();
                if (row % TRANSACTION == TRANSACTION - 1) {
                    insert.executeBatch();
                    connection.commit();
                }
            }
            insert.executeBatch();
        }
    }

    /** Of a length that makes ten statuses about 1.8 KB of JSON. */
    static String text(int number) {
        return "Bread, books and bicycles, no. " + number;
    }

    /** An id of that moment, as RFC 9562 lays out version 7. */
    static UUID uuidv7(long millis) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return new UUID(
                (millis << 16) | 0x7000L | random.nextLong(0x1000),
                0x8000_0000_0000_0000L | (random.nextLong() & 0x3fff_ffff_ffff_ffffL));
    }

    /**
     * Makes an empty table of the same columns and indexes beside PostgreSQL's.
     *
     * @return what pgbench runs: one row, in a transaction of its own, with an id that grows like the server's
     */
    static String peer(String jdbcUrl) {
        try (Connection connection = DriverManager.getConnection(jdbcUrl);
                Statement statement = connection.createStatement()) {
            statement.execute("DROP TABLE IF EXISTS status_peer");
            statement.execute("CREATE TABLE status_peer (LIKE cleave_status.status INCLUDING ALL)");
        } catch (SQLException e) {
            throw new BenchFailure("Cannot make the table for pgbench: " + e.getMessage(), e);
        }
        String millis = "(extract(epoch FROM clock_timestamp()) * 1000)::bigint";
        return """
                INSERT INTO status_peer (id, author_id, author_name, text, created_at)
                VALUES ((lpad(to_hex(%1$s), 12, '0') || substr(replace(gen_random_uuid()::text, '-', ''), 13))::uuid,
                '0193a5b2-7c1d-7e2f-8a3b-4c5d6e7f8091', 'writer', '%2$s', %1$s);
                """.formatted(millis, text(0));
    }
}
