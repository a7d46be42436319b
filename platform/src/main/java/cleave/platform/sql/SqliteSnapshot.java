package cleave.platform.sql;

import cleave.platform.runtime.SettingsException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteDataSource;

/**
 * One moment of several SQLite files, while other processes go on writing to them: what was committed before it is in
 * it, what comes later is not, in all of them alike. So what one module told another is never on one side only.
 *
 * <p>For one thread. While it is open the files' logs grow, since nothing of the moment may be overwritten.
 */
public final class SqliteSnapshot implements AutoCloseable {
    private final Map<Path, Connection> readers = new LinkedHashMap<>();

    /**
     * Takes the moment: nobody can commit for some milliseconds.
     *
     * @param timeout longest wait for a file that another process is writing to
     * @throws SettingsException when a file cannot be read, or others do not let it have its moment
     */
    public SqliteSnapshot(List<Path> files, Duration timeout) {
        List<Connection> writers = new ArrayList<>();
        try {
            try {
                for (Path file : files) {
                    Connection writer = open(file, timeout);
                    writers.add(writer);
                    execute(writer, "begin immediate");
                }
                for (Path file : files) {
                    Connection reader = open(file, timeout);
                    readers.put(file, reader);
                    execute(reader, "begin");
                    // The moment is that of the first read.
                    ask(reader, "select count(*) from sqlite_schema");
                }
            } finally {
                closeAll(writers);
            }
        } catch (SQLException e) {
            close();
            throw new SettingsException("The databases cannot be read together just now: " + e.getMessage()
                    + ". Try again when there is less to write.");
        }
    }

    /**
     * Writes one of the files, as it was at the moment, to a new place, durably, and reads all of it there.
     *
     * @throws SettingsException when there is no room, or what was written is not sound
     */
    public void copy(Path file, Path to) {
        Connection reader = Objects.requireNonNull(readers.get(file), "not one of the files");
        try {
            reader.unwrap(SQLiteConnection.class).getDatabase().backup("main", to.toString(), null);
            try (Connection copy = open(to, Duration.ZERO)) {
                String found = ask(copy, "pragma integrity_check");
                if (!found.equals("ok")) throw new SQLException(found);
            }
        } catch (SQLException e) {
            throw new SettingsException("The copy of " + file + " at " + to + " is not sound: " + e.getMessage()
                    + ". Make room there, or see to the disks.");
        }
    }

    @Override
    public void close() {
        closeAll(readers.values());
    }

    private static Connection open(Path file, Duration timeout) throws SQLException {
        SqliteDatabase.unpackBeside(file);
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout((int) timeout.toMillis());
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file);
        return source.getConnection();
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String ask(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? row.getString(1) : "";
        }
    }

    private static void closeAll(Iterable<Connection> connections) {
        for (Connection connection : connections) {
            try {
                connection.close();
            } catch (SQLException e) {
                throw new IllegalStateException("a connection cannot be closed", e);
            }
        }
    }
}
