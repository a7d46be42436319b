package cleave.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class CheckCommandTest {
    private static final String MAP = "src/test/resources/somebody.properties";

    private record Run(int exit, String out, String err) {}

    private static Run check(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit = new CommandLine(new CheckCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
        return new Run(exit, out.toString(), err.toString());
    }

    @Test
    void aLinePerRowAndExitZeroWhenEveryRowHolds() throws IOException {
        try (SomebodysSolution solution = new SomebodysSolution()) {
            Run run = check(solution.base().toString(), "--map", MAP);
            assertThat(run.err()).isEmpty();
            assertThat(run.out().lines().filter(line -> line.startsWith("pass  ")))
                    .hasSize(49);
            assertThat(run.out())
                    .contains("All 49 rows hold at " + solution.base() + ".")
                    .doesNotContain("Not checked");
            assertThat(run.exit()).isZero();
        }
    }

    @Test
    void aRowThatCannotBeCheckedIsNeitherPassedNorFailed() throws IOException {
        try (SomebodysSolution solution = new SomebodysSolution()) {
            Run run = check(solution.base().toString(), "--map", MAP, "--preset", "posts");
            assertThat(run.out())
                    .contains("----  notification.cleaned ")
                    .contains("      not checked: tell with --retention-seconds")
                    .contains("Not checked: 2 rows, which say what it takes.")
                    .doesNotContain("pass  notification.cleaned")
                    .doesNotContain("status.");
            assertThat(run.exit()).isZero();
        }
    }

    @Test
    void aFailedRowSaysWhatWasExpectedAndSeenAndTheExitIsOne() throws IOException {
        try (SomebodysSolution solution = new SomebodysSolution();
                FaultProxy proxy = faulty(solution, "status.newest-first")) {
            Run run = check(proxy.base().toString(), "--map", MAP, "--preset", "feed", "--timeout", "5s");
            assertThat(run.out())
                    .containsPattern("(?m)^FAIL  status\\.newest-first +The newest status comes first\\.$")
                    .containsPattern("(?m)^      expected  the newest first: \\[check ")
                    .containsPattern("(?m)^      seen      \\[check ")
                    .contains("48 of 49 rows hold at " + proxy.base() + ", 1 fails.");
            assertThat(run.exit()).isEqualTo(1);
        }
    }

    @Test
    void jsonIsOneDocument() throws IOException {
        try (SomebodysSolution solution = new SomebodysSolution();
                FaultProxy proxy = faulty(solution, "user.token-unsigned")) {
            Run run = check(proxy.base().toString(), "--map", MAP, "--json");
            JsonNode document = Json.read(run.out());
            assertThat(document.path("holds").asBoolean(true)).isFalse();
            assertThat(document.path("rows").asInt()).isEqualTo(49);
            assertThat(document.path("failed").asInt()).isEqualTo(1);
            assertThat(document.path("results")).hasSize(49).anySatisfy(row -> {
                assertThat(row.path("id").asText()).isEqualTo("user.token-unsigned");
                assertThat(row.path("holds").asBoolean(true)).isFalse();
                assertThat(row.path("expected").asText()).startsWith("403 to a token");
            });
            assertThat(run.exit()).isEqualTo(1);
        }
    }

    private static FaultProxy faulty(SomebodysSolution solution, String row) throws IOException {
        Names names = new Names(Mapping.read(Path.of(MAP)));
        return new FaultProxy(
                solution.base(), Objects.requireNonNull(Faults.byRow().get(row)).apply(names));
    }

    @Test
    void aServerThatIsNotThereIsOnePlainLineAndExitTwo() throws IOException {
        int port;
        try (ServerSocket closedAtOnce = new ServerSocket(0)) {
            port = closedAtOnce.getLocalPort();
        }
        Run run = check("http://127.0.0.1:" + port);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .startsWith("Cannot reach http://127.0.0.1:" + port)
                .hasLineCount(1);
        assertThat(run.exit()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "localhost:8080, URL must be like",
                "http://127.0.0.1:1 --preset nothing, --preset must be feed",
                "http://127.0.0.1:1 --retention-seconds 0, --retention-seconds must be a number from 1 to 999",
                "http://127.0.0.1:1 --retention-seconds 2h, --retention-seconds must be a number from 1 to 999",
                "http://127.0.0.1:1 --management 8081, --management must be like",
                "http://127.0.0.1:1 --rows some, --rows must be lab",
                "http://127.0.0.1:1 --timeout 10, --timeout must be like",
                "http://127.0.0.1:1 --timeout 0s, --timeout must be like",
                "http://127.0.0.1:1 --map no-such-file, Cannot read no-such-file",
                "http://127.0.0.1:1 --rows all --map " + MAP + ", --map goes with --rows lab only",
            })
    void aWrongArgumentIsOnePlainLineAndExitTwo(String arguments, String problem) {
        Run run = check(arguments.split(" "));
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith(problem).hasLineCount(1);
        assertThat(run.exit()).isEqualTo(2);
    }

    @Test
    void anUnknownKeyOfAMapNamesTheNearestRightOne(@TempDir Path folder) throws IOException {
        Path map = Files.writeString(folder.resolve("map.properties"), "field.status.txt=content\n");
        Run run = check("http://127.0.0.1:1", "--map", map.toString());
        assertThat(run.err())
                .isEqualTo(map + ": Unknown key field.status.txt; did you mean field.status.text?"
                        + System.lineSeparator());
        assertThat(run.exit()).isEqualTo(2);
    }
}
