package cleave.e2e.command;

import static org.assertj.core.api.Assertions.assertThat;

import cleave.cluster.Postgres;
import cleave.e2e.Run;
import cleave.platform.sql.Database;
import cleave.platform.sql.DatabaseSettings;
import cleave.platform.sql.Databases;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An operator sends events again that could not be delivered. */
final class ReplayCommandTest {
    private static final String ID = "01a20278-bf4b-7008-917f-a10ebb06a0cf";

    @TempDir
    private Path folder;

    @Test
    void whileTheServerRunsItListsThemAndPutsThemBack() throws Exception {
        try (Serving serving = Serving.start(folder, "serve", "--port", "0", "--management-port", "0")) {
            assertThat(serving.process().isAlive()).isTrue();
            listsAndPutsBack(open(""));
        }
    }

    @Test
    void withoutAServerAndOnPostgresToo() throws Exception {
        try (Postgres postgres = Postgres.temporary()) {
            postgres.start();
            String url = postgres.createDatabase("cleave");
            String set = "--set=database.url=" + url;
            assertThat(run("replay", new String[] {set}).refused(1).err()).contains("database.url");
            listsAndPutsBack(open(url), set);
        }
    }

    @Test
    void whereThereIsNoDataItSaysSoAndMakesNone() throws Exception {
        Run run = run("replay", new String[0], "--data", "elsewhere").refused(1);
        assertThat(run.err()).contains("elsewhere", "--data");
        assertThat(Files.exists(folder.resolve("elsewhere"))).isFalse();
    }

    private void listsAndPutsBack(Database database, String... flags) throws Exception {
        try (database) {
            database.write(handle -> handle.execute(
                    "insert into dead_event (id, type, event, created_at, attempts, error, died_at) values"
                            + " (?, 'cleave.status.tested.v1', '{}', 1, 8, 'java.lang.Error: first\nsecond', 1000)",
                    UUID.fromString(ID)));

            Run listed = run("replay", flags, "--dry-run");
            assertThat(listed.out()).isEqualTo("""
                    WHEN                  TYPE                     ID                                    ATTEMPTS  ERROR
                    1970-01-01T00:00:01Z  cleave.status.tested.v1  %s  8         java.lang.Error: first second
                    1 event could be sent again; nothing was changed.
                    """.formatted(ID));
            assertThat(listed.exit()).isZero();
            assertThat(run("replay", flags, "--dry-run", "--json").out())
                    .isEqualTo("{\"dead\":1,\"sent\":0,\"events\":[{\"at\":\"1970-01-01T00:00:01.000Z\","
                            + "\"type\":\"cleave.status.tested.v1\",\"id\":\"" + ID + "\",\"attempts\":8,"
                            + "\"error\":\"java.lang.Error: first\\nsecond\"}]}\n");
            assertThat(count(database, "dead_event")).isEqualTo(1);

            Run sent = run("replay", flags);
            assertThat(sent.exit()).isZero();
            assertThat(sent.err()).isEmpty();
            assertThat(sent.out()).endsWith("\n1 event sent again; a running server delivers it within seconds.\n");
            assertThat(count(database, "dead_event")).isZero();
            // A server that runs may have delivered it by now.
            assertThat(count(database, "outbox where attempts = 0")).isEqualTo(1);

            assertThat(run("replay", flags))
                    .isEqualTo(new Run(0, "No event has failed: there is nothing to send again.\n", ""));
        }
    }

    private Database open(String url) throws Exception {
        Path data = Files.createDirectories(folder.resolve("data"));
        DatabaseSettings settings =
                new DatabaseSettings(url, "", "", 4, Duration.ofSeconds(5), Duration.ZERO, 256, 4096);
        return new Databases(settings, data).open("status");
    }

    private static int count(Database database, String rows) {
        return database.read(handle -> handle.createQuery("select count(*) from " + rows)
                .mapTo(Integer.class)
                .one());
    }

    private Run run(String command, String[] flags, String... more) throws Exception {
        List<String> line = new ArrayList<>(List.of(command));
        line.addAll(List.of(flags));
        line.addAll(List.of(more));
        return Run.of(folder, line.toArray(String[]::new));
    }
}
