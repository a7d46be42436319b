package cleave.e2e.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cleave.e2e.Api;
import cleave.e2e.Api.Person;
import cleave.e2e.Run;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An operator has statuses judged again that an earlier model judged. */
final class RecheckTest {
    private static final String[] SERVE = {"serve", "--port", "0", "--management-port", "0"};
    private static final String HATEFUL =
            "I hate all immigrants. They are vermin and should be wiped out of this country.";

    @TempDir
    private Path folder;

    @Test
    void whatAnEarlierModelLetPassIsHeldOnceItIsAskedFor() throws Exception {
        String id = writtenAndHeld();
        letPass();
        try (Serving serving = Serving.start(folder, SERVE);
                Api api = new Api(serving.url())) {
            Person reader = api.person();
            assertThat(api.get("/status", reader.token()).body()).contains(id);

            Run dry = Run.of(folder, "moderate", "--recheck", "--dry-run");
            assertThat(dry.exit()).as(dry.toString()).isZero();
            assertThat(dry.out().lines().findFirst().orElseThrow())
                    .matches(id + " .* clean  -> held    score [01]\\.\\d+");
            assertThat(dry.out()).contains("1 judged again by", "1 would change, and none was changed");
            assertThat(api.get("/status", reader.token()).body()).contains(id);

            assertThat(Run.of(folder, "moderate", "--recheck", "--since", "12h").out())
                    .contains("1 judged again by", ": 1 changed;");
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> !api.get("/status", reader.token()).body().contains(id));
            assertThat(Run.of(folder, "moderate", "--recheck").out())
                    .startsWith("0 judged again by")
                    .contains("1 had been judged by it");
        }
    }

    @Test
    void whatDoesNotFitIsToldInALine() throws Exception {
        assertThat(Run.of(folder, "moderate", "--recheck", "--since", "7")
                        .refused(1)
                        .err())
                .contains("--since", "30d");
        assertThat(Run.of(folder, "moderate", "--recheck", "--data", "elsewhere")
                        .refused(1)
                        .err())
                .contains("elsewhere", "--data");
        assertThat(Files.exists(folder.resolve("elsewhere"))).isFalse();
    }

    private String writtenAndHeld() throws Exception {
        try (Serving serving = Serving.start(folder, SERVE);
                Api api = new Api(serving.url())) {
            Person author = api.person();
            String id = api.write(author, HATEFUL).expect(201).json().path("id").asText();
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> api.get("/status/mine", author.token()).body().contains("\"state\":\"held\""));
            serving.terminate();
            return id;
        }
    }

    /** As if the model of that time had found it clean. */
    private void letPass() throws SQLException {
        change("moderation", "update item set state = null, label = 'clean', score = 0.1, model = 'earlier'");
        change("status", "update status set state = 'visible', automatic = null, reasons = null");
    }

    private void change(String module, String sql) throws SQLException {
        Path database = folder.resolve("data").resolve(module + ".db");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isEqualTo(1);
        }
    }
}
