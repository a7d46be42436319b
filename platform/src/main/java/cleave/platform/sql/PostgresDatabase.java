package cleave.platform.sql;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jdbi.v3.core.Jdbi;

/**
 * A schema of a module's own in PostgreSQL (or a database that speaks like it), behind a bounded pool. The caller's
 * thread does the work, so call from virtual threads.
 */
final class PostgresDatabase implements Database {
    private static final int TRIES = 5;

    private final HikariDataSource source;
    private final Jdbi jdbi;

    PostgresDatabase(String module, DatabaseSettings settings) {
        String schema = schema(module);
        this.source = new HikariDataSource(pool(module, schema, settings));
        try {
            Migrations.postgres(source, module, schema);
        } catch (RuntimeException e) {
            source.close();
            throw e;
        }
        this.jdbi = QuietErrors.on(UuidMapping.asUuid(Jdbi.create(source)));
    }

    static String schema(String module) {
        return "cleave_" + module;
    }

    /** One connection beside any pool. */
    static Connection connect(DatabaseSettings settings) throws SQLException {
        Properties properties = new Properties();
        if (!settings.user().isEmpty()) properties.setProperty("user", settings.user());
        if (!settings.password().isEmpty()) properties.setProperty("password", settings.password());
        properties.setProperty("connectTimeout", seconds(settings.timeout().toMillis()));
        properties.setProperty("socketTimeout", seconds(2 * settings.timeout().toMillis()));
        return DriverManager.getConnection(settings.url(), properties);
    }

    @Override
    public <T> T read(Work<T> work) {
        try {
            return jdbi.withHandle(work::on);
        } catch (RuntimeException e) {
            throw SqlFailures.of(e);
        }
    }

    @Override
    public <T> T write(Work<T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return jdbi.inTransaction(work::on);
            } catch (RuntimeException e) {
                if (!SqlFailures.wantsRetry(e) || attempt == TRIES) throw SqlFailures.of(e);
                pause(attempt);
            }
        }
    }

    @Override
    public void close() {
        source.close();
    }

    /** Waits a random time that may double with each attempt, so that those who collided do not collide again. */
    private static void pause(int attempt) {
        long millis = ThreadLocalRandom.current().nextLong(1, 10L << attempt);
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
    }

    private static HikariConfig pool(String module, String schema, DatabaseSettings settings) {
        long timeout = settings.timeout().toMillis();
        HikariConfig config = new HikariConfig();
        config.setPoolName(module);
        config.setJdbcUrl(settings.url());
        if (!settings.user().isEmpty()) config.setUsername(settings.user());
        if (!settings.password().isEmpty()) config.setPassword(settings.password());
        config.setMaximumPoolSize(settings.pool());
        config.setMinimumIdle(2);
        config.setConnectionTimeout(Math.max(250, timeout));
        config.setValidationTimeout(Math.max(250, timeout / 2));
        config.setInitializationFailTimeout(timeout);
        config.addDataSourceProperty("ApplicationName", "cleave-" + module);
        config.addDataSourceProperty("currentSchema", schema);
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        // Else an error quotes the row that failed, and the log is no place for what people wrote.
        config.addDataSourceProperty("logServerErrorDetail", "false");
        config.addDataSourceProperty("connectTimeout", seconds(timeout));
        // Longer than the server's own limit, so that the server ends a slow statement and the connection survives.
        config.addDataSourceProperty("socketTimeout", seconds(2 * timeout));
        config.addDataSourceProperty("options", "-c statement_timeout=" + timeout + " -c lock_timeout=" + timeout);
        return config;
    }

    private static String seconds(long millis) {
        return Long.toString(Math.max(1, (millis + 999) / 1000));
    }
}
