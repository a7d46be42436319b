package cleave.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresTest {
    @Test
    void isDurableByDefault() throws SQLException {
        try (Postgres postgres = Postgres.temporary()) {
            postgres.start();
            String url = postgres.jdbcUrl("postgres");
            assertThat(value(url, "SHOW fsync")).isEqualTo("on");
            assertThat(value(url, "SHOW synchronous_commit")).isEqualTo("on");
            assertThat(value(url, "SHOW full_page_writes")).isEqualTo("on");
        }
    }

    @Test
    void refusesAWrongPassword() {
        try (Postgres postgres = Postgres.temporary()) {
            postgres.start();
            String url = postgres.jdbcUrl("postgres").replaceFirst("password=.*", "password=wrong");
            assertThatThrownBy(() -> value(url, "SELECT 1")).hasMessageContaining("password authentication failed");
        }
    }

    @Test
    void aRoleMayUseItsOwnDatabaseOnly() throws SQLException {
        try (Postgres postgres = Postgres.temporary()) {
            postgres.start();
            postgres.createOwned("one", "first");
            postgres.createOwned("two", "second");
            postgres.createOwned("one", "changed");
            String one = as(postgres, "one", "one", "changed");
            execute(one, "CREATE TABLE note (text TEXT)");
            assertThatThrownBy(() -> value(as(postgres, "one", "one", "first"), "SELECT 1"))
                    .hasMessageContaining("password authentication failed");
            for (String other : List.of("two", "postgres", "template1")) {
                assertThatThrownBy(() -> value(as(postgres, other, "one", "changed"), "SELECT 1"))
                        .hasMessageContaining("permission denied for database");
            }
            assertThatThrownBy(() -> execute(one, "CREATE DATABASE three")).hasMessageContaining("permission denied");
            assertThatThrownBy(() -> execute(one, "CREATE ROLE three")).hasMessageContaining("permission denied");
            assertThat(postgres.log()).content().doesNotContain("first", "changed");
        }
    }

    private static String as(Postgres postgres, String database, String role, String password) {
        return "jdbc:postgresql://%s:%d/%s?user=%s&password=%s"
                .formatted(Loopback.HOST, postgres.port(), database, role, password);
    }

    @Test
    void keepsItsDataAndPortOverAStopAndAKill() throws SQLException {
        try (Postgres postgres = Postgres.temporary()) {
            postgres.start();
            String url = postgres.createDatabase("kept");
            execute(url, "CREATE TABLE note (text TEXT)", "INSERT INTO note VALUES ('before the stop')");

            postgres.stop();
            assertThat(postgres.running()).isFalse();
            assertThatThrownBy(() -> value(url, "SELECT 1")).isInstanceOf(SQLException.class);
            postgres.start();
            assertThat(value(url, "SELECT text FROM note")).isEqualTo("before the stop");

            execute(url, "UPDATE note SET text = 'before the kill'");
            postgres.kill9();
            postgres.start();
            assertThat(value(url, "SELECT text FROM note")).isEqualTo("before the kill");
        }
    }

    @Test
    void createsADatabaseOnceAndAgain() throws SQLException {
        try (Postgres postgres = Postgres.temporary()) {
            postgres.start();
            execute(postgres.createDatabase("twice"), "CREATE TABLE note (text TEXT)");
            assertThat(value(postgres.createDatabase("twice"), "SELECT count(*) FROM note"))
                    .isEqualTo("0");
        }
    }

    @Test
    void leavesNothingRunningAndNoFilesAfterClose() throws SQLException {
        Postgres postgres = Postgres.temporary();
        postgres.start();
        // An open session would hold up a smart shutdown; close must not wait for it.
        try (Connection session = DriverManager.getConnection(postgres.jdbcUrl("postgres"))) {
            assertThat(session.isValid(1)).isTrue();
            ProcessHandle server = ProcessHandle.of(postgres.pid()).orElseThrow();
            List<ProcessHandle> all =
                    Stream.concat(Stream.of(server), server.descendants()).toList();
            assertThat(all).hasSizeGreaterThan(1);

            postgres.close();

            assertThat(all).noneMatch(ProcessHandle::isAlive);
            assertThat(postgres.folder()).doesNotExist();
        }
        postgres.close();
    }

    @Test
    void opensAFolderItMadeEarlierWithTheSamePassword(@TempDir Path parent) throws Exception {
        // The account the server runs as must be able to enter the folder.
        Files.setPosixFilePermissions(parent, PosixFilePermissions.fromString("rwxr-xr-x"));
        int port = Loopback.freePort();
        Path folder = parent.resolve("server");
        try (Postgres first = new Postgres(PostgresBinaries.find(), folder, port, Map.of())) {
            first.start();
            execute(first.createDatabase("kept"), "CREATE TABLE note (text TEXT)");
        }
        try (Postgres second = new Postgres(PostgresBinaries.find(), folder, port, Map.of())) {
            second.start();
            assertThat(value(second.jdbcUrl("kept"), "SELECT count(*) FROM note"))
                    .isEqualTo("0");
        }
    }

    @Test
    void saysWhyItDidNotStartAndLeavesNothingRunning() {
        try (Postgres postgres = Postgres.temporary(Map.of("no_such_setting", "1"))) {
            assertThatThrownBy(postgres::start)
                    .isInstanceOf(ServerFailure.class)
                    .hasMessageContaining("no_such_setting");
            assertThat(postgres.running()).isFalse();
        }
    }

    private static void execute(String url, String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static String value(String url, String query) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }
}
