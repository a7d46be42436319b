package cleave.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class BenchCommandTest {
    private final StringWriter errors = new StringWriter();
    private final StringWriter output = new StringWriter();

    @Test
    void aFileThatIsNotThereIsOnePlainLineAndExitCodeOne(@TempDir Path folder) {
        Path missing = folder.resolve("missing.json");
        assertThat(run("page", "--json", missing.toString(), "--docs", folder.toString()))
                .isEqualTo(1);
        assertThat(errors.toString().strip())
                .startsWith("Cannot read " + missing)
                .hasLineCount(1);
    }

    @Test
    void aWrongOptionIsExitCodeTwo() {
        assertThat(run("read", "--pairs", "0")).isEqualTo(2);
        assertThat(errors.toString()).contains("--pairs and --seconds must be at least 1");
    }

    @Test
    void thePageIsWrittenAgainFromTheValuesOfAnEarlierRun(@TempDir Path folder) {
        Path json = folder.resolve("values.json");
        Machine machine = new Machine("Some CPU", 2, 16_000, "Linux 6.1", 0, Map.of());
        Row row = Row.atMost("Start", "ms", new Series("Cleave", List.of(812.0)), 2000);
        Report.write(List.of(new Report("2026-11-22", "./cleave bench start", machine, List.of(row))), json);

        assertThat(run("page", "--json", json.toString(), "--docs", folder.toString()))
                .isZero();
        assertThat(folder.resolve("benchmarks.md")).content().contains("Cleave 812 ms");
        assertThat(Files.exists(folder.resolve("benchmarks.svg"))).isTrue();
    }

    @Test
    void everyBenchmarkTellsItsOptions() {
        for (String name :
                List.of("read", "write", "mixed", "start", "media", "notify", "upload", "clean", "moderation", "all")) {
            assertThat(run(name, "--help")).isZero();
        }
        assertThat(output.toString()).contains("--pairs", "--seconds", "--json", "--svg", "--docs");
    }

    private int run(String... arguments) {
        return new CommandLine(new BenchCommand())
                .setErr(new PrintWriter(errors, true))
                .setOut(new PrintWriter(output, true))
                .execute(arguments);
    }
}
