package cleave.platform.sql;

import cleave.platform.runtime.SettingsException;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.nio.file.Path;
import org.flywaydb.core.api.FlywayException;

/** Opens a module's database: an SQLite file of its own, or a schema of its own in PostgreSQL. */
public final class Databases {
    private static final String POSTGRES = "jdbc:postgresql:";

    private final DatabaseSettings settings;
    private final Path folder;

    /**
     * @param folder where SQLite files are kept; must exist
     */
    public Databases(DatabaseSettings settings, Path folder) {
        this.settings = settings;
        this.folder = folder;
    }

    /**
     * Opens the database and brings its tables up to date from {@code db/<module>/<engine>} on the class path.
     *
     * @throws SettingsException when it cannot be reached or brought up to date
     */
    public Database open(String module) {
        try {
            if (settings.url().isEmpty()) return new SqliteDatabase(folder.resolve(module + ".db"), module, settings);
            if (!settings.url().startsWith(POSTGRES)) {
                throw new SettingsException("The setting database.url does not fit: use " + POSTGRES
                        + "//HOST:PORT/DATABASE, or leave it empty for SQLite.");
            }
            return new PostgresDatabase(module, settings);
        } catch (FlywayException | PoolInitializationException e) {
            throw new SettingsException("The database of " + module + " cannot be opened or brought up to date: "
                    + firstLine(e) + " Check database.url, database.user and database.password.");
        }
    }

    private static String firstLine(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null) root = root.getCause();
        String message = String.valueOf(root.getMessage()).strip();
        return message.lines().findFirst().orElse("").strip().replaceFirst("([^.])$", "$1.");
    }
}
