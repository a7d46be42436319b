package cleave.platform.sql;

import cleave.cluster.Postgres;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Databases for tests: SQLite in a folder, or a fresh database on the one PostgreSQL server of this test run. */
public final class TestDatabases {
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static @Nullable Postgres server;

    private TestDatabases() {}

    /** An SQLite file of the module's in the folder. */
    public static Database sqlite(String module, Path folder) {
        return new Databases(settings(""), folder).open(module);
    }

    /** The module's tables in a database that nobody else uses. Starts the server on first use. */
    public static Database postgres(String module) {
        return postgres(module, postgresUrl());
    }

    /** The module's tables in a database that others may use too. */
    public static Database postgres(String module, String url) {
        return new Databases(settings(url), Path.of(".")).open(module);
    }

    /** The URL of a new database. Starts the server on first use. */
    public static String postgresUrl() {
        return server().createDatabase("test_" + COUNT.incrementAndGet());
    }

    /** The server, started; it stops with the JVM. */
    public static synchronized Postgres server() {
        if (server == null) server = Postgres.temporary();
        server.start();
        return server;
    }

    public static DatabaseSettings settings(String url) {
        return new DatabaseSettings(url, "", "", 4, Duration.ofSeconds(5), Duration.ZERO, 256, 4096);
    }
}
