package cleave.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;

import cleave.cluster.Cleave;
import cleave.cluster.Folder;
import cleave.cluster.Postgres;
import cleave.e2e.Api;
import cleave.e2e.Programs;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** One running Cleave with a database of its own, which a test may break. Its ports stay the same over restarts. */
final class Site implements AutoCloseable {
    private final Path folder;
    private final @Nullable Postgres postgres;
    private final Map<String, String> settings;
    private final Cleave cleave;
    private @Nullable Api api;

    private Site(Path folder, @Nullable Postgres postgres, Map<String, String> settings) {
        this.folder = folder;
        this.postgres = postgres;
        this.settings = settings;
        this.cleave = another("first").keepingPorts();
    }

    static Site onSqlite() {
        return onSqlite(Map.of());
    }

    static Site onSqlite(Map<String, String> settings) {
        return onSqlite(Folder.temporary("cleave-faults-"), settings);
    }

    /**
     * One that keeps its data there.
     *
     * @param folder deleted when the site is closed
     */
    static Site onSqlite(Path folder, Map<String, String> settings) {
        return new Site(folder, null, settings).started();
    }

    static Site onPostgres() {
        return onPostgres(Map.of());
    }

    static Site onPostgres(Map<String, String> settings) {
        return onPostgres(settings, url -> url);
    }

    /**
     * One that reaches its database by another way.
     *
     * @param way from the database's JDBC URL to that
     */
    static Site onPostgres(Map<String, String> settings, UnaryOperator<String> way) {
        Postgres postgres = Postgres.temporary();
        try {
            postgres.start();
            Map<String, String> all = new HashMap<>(settings);
            all.put("database.url", way.apply(postgres.createDatabase("cleave")));
            return new Site(Folder.temporary("cleave-faults-"), postgres, all).started();
        } catch (RuntimeException e) {
            postgres.close();
            throw e;
        }
    }

    private Site started() {
        try {
            cleave.start();
            api = new Api(cleave.url());
            return this;
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** Another Cleave with the same settings, so on the same PostgreSQL; not started. */
    Cleave another(String name) {
        return Programs.server(folder.resolve(name), settings);
    }

    /** What is set for its Cleave. */
    Map<String, String> settings() {
        return settings;
    }

    Cleave cleave() {
        return cleave;
    }

    Api api() {
        return Objects.requireNonNull(api);
    }

    Postgres postgres() {
        return Objects.requireNonNull(postgres);
    }

    /** The JDBC URL of a module's rows; with SQLite only while Cleave does not run. */
    String jdbcUrl(String module) {
        return postgres == null
                ? "jdbc:sqlite:" + cleave.data().resolve(module + ".db")
                : postgres.jdbcUrl("cleave") + "&currentSchema=cleave_" + module;
    }

    /** Plants a fault in a module's rows, at least one of them; with SQLite only while Cleave does not run. */
    void change(String module, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(jdbcUrl(module));
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isPositive();
        }
    }

    @Override
    public void close() {
        try {
            if (api != null) {
                api.close();
            }
            cleave.close();
        } finally {
            if (postgres != null) {
                postgres.close();
            }
            Folder.delete(folder);
        }
    }
}
