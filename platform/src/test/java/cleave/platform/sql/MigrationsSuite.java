package cleave.platform.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cleave.platform.runtime.SettingsException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A module's data from before the platform had tables of its own are brought up to date. */
abstract class MigrationsSuite {
    private String url = "";

    @TempDir
    Path folder;

    /** The JDBC URL of what {@link #open} opens. */
    abstract String url(Path folder);

    abstract Database open(Path folder, String url);

    abstract Flyway before(String url);

    @BeforeEach
    void start() {
        url = url(folder);
    }

    @Test
    void whatWasThereStaysAndThePlatformsTablesCome() throws SQLException {
        before(url).migrate();
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("insert into " + table() + " (name) values ('kept')");
        }
        for (int start = 0; start < 2; start++) {
            try (Database database = open(folder, url)) {
                assertThat(count(database, "item where name = 'kept'")).isEqualTo(1);
                assertThat(count(database, "lease")).isZero();
                assertThat(count(database, "outbox")).isZero();
                assertThat(count(database, "dead_event")).isZero();
            }
        }
    }

    @Test
    void tablesOfANewerProgramAreLeftAlone() throws SQLException {
        open(folder, url).close();
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("insert into " + table().replace("item", "flyway_schema_history")
                    + " (installed_rank, version, description, type, script, installed_by, execution_time, success)"
                    + " values (99, '0.9', 'later', 'SQL', 'V0_9__later.sql', 'newer', 1, true)");
        }
        assertThatThrownBy(() -> open(folder, url))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("tables of test are those of a newer Cleave (version 0.9)");
    }

    abstract String table();

    private static int count(Database database, String rows) {
        return database.read(handle -> handle.createQuery("select count(*) from " + rows)
                .mapTo(Integer.class)
                .one());
    }
}
