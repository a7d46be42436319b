package cleave.platform.sql;

import cleave.platform.runtime.SettingsException;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.flywaydb.core.api.FlywayException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens a module's database: an SQLite file of its own, or a schema of its own in PostgreSQL. */
public final class Databases {
    private static final String POSTGRES = "jdbc:postgresql:";

    private static final Logger log = LoggerFactory.getLogger(Databases.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final DatabaseSettings settings;
    private final Path folder;
    private final Consumer<String> waiting;

    /**
     * @param folder where SQLite files are kept; must exist
     */
    public Databases(DatabaseSettings settings, Path folder) {
        this(settings, folder, what -> {});
    }

    /**
     * The same, where somebody wants to know what {@link #open} waits for.
     *
     * @param waiting hears it, in a few words
     */
    public Databases(DatabaseSettings settings, Path folder, Consumer<String> waiting) {
        this.settings = settings;
        this.folder = folder;
        this.waiting = waiting;
    }

    /**
     * Opens the database and brings its tables up to date from {@code db/<module>/<engine>} on the class path.
     *
     * @throws SettingsException when it cannot be reached in time or brought up to date
     */
    public Database open(String module) {
        long giveUp = System.nanoTime() + settings.patience().toNanos();
        String said = "";
        while (true) {
            try {
                return openNow(module);
            } catch (PoolInitializationException | FlywayException e) {
                // Tables need a second connection, which may come too late where the first did not.
                boolean passes = e instanceof PoolInitializationException || SqlFailures.hadNoConnection(e);
                if (!passes || System.nanoTime() - giveUp >= 0) throw unusable(module, e);
                String what = "database of " + module + ": " + firstLine(e);
                waiting.accept(what);
                if (!what.equals(said)) log.warn("Waiting for the {}", what);
                said = what;
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    private Database openNow(String module) {
        if (settings.url().isEmpty()) return new SqliteDatabase(folder.resolve(module + ".db"), module, settings);
        requirePostgres();
        return new PostgresDatabase(module, settings);
    }

    private static SettingsException unusable(String module, Exception e) {
        return new SettingsException("The database of " + module + " cannot be opened or brought up to date: "
                + firstLine(e) + " Check database.url, database.user and database.password.");
    }

    /**
     * Whether the module has tables here, so that {@link #open} would make none. Changes nothing.
     *
     * @throws SettingsException when the database cannot be reached
     */
    public boolean exists(String module) {
        if (settings.url().isEmpty()) return Files.exists(folder.resolve(module + ".db"));
        requirePostgres();
        try (Connection connection = PostgresDatabase.connect(settings);
                PreparedStatement query =
                        connection.prepareStatement("select 1 from information_schema.tables where table_schema = ?")) {
            query.setString(1, PostgresDatabase.schema(module));
            return query.executeQuery().next();
        } catch (SQLException e) {
            throw new SettingsException("The database cannot be reached: " + firstLine(e)
                    + " Check database.url, database.user and database.password.");
        }
    }

    /** What to say where nothing of the kind was found. */
    public SettingsException nothing(String what) {
        String place = settings.url().isEmpty()
                ? folder.toAbsolutePath().normalize().toString()
                : "the database that database.url names";
        return new SettingsException(
                "There are no " + what + " in " + place + ". Say where the data is with --data or database.url.");
    }

    private void requirePostgres() {
        if (settings.url().startsWith(POSTGRES)) return;
        throw new SettingsException("The setting database.url does not fit: use " + POSTGRES
                + "//HOST:PORT/DATABASE, or leave it empty for SQLite.");
    }

    private static String firstLine(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null) root = root.getCause();
        String message = String.valueOf(root.getMessage()).strip();
        return message.lines().findFirst().orElse("").strip().replaceFirst("([^.])$", "$1.");
    }
}
