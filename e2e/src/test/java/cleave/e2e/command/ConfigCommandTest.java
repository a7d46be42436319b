package cleave.e2e.command;

import static org.assertj.core.api.Assertions.assertThat;

import cleave.e2e.Run;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ConfigCommandTest {
    @TempDir
    private Path folder;

    @Test
    void itSaysOfEachSettingItsValueItsSourceItsUnitAndItsMeaning() throws Exception {
        Run run = Run.of(folder, "config");
        assertThat(run.exit()).isZero();
        List<String> lines = run.out().lines().toList();
        assertThat(lines.getFirst()).matches("SETTING +VALUE +FROM +UNIT +MEANING");
        assertThat(lines)
                .hasSizeGreaterThan(25)
                .anySatisfy(line -> assertThat(line)
                        .matches("auth\\.token\\.lifetime +12h +default +duration, 1s to 365d +\\S.*\\."));
        assertThat(lines.subList(1, lines.size())).isSorted().allMatch(line -> line.endsWith("."));
    }

    /** A flag wins over the environment, that over the file, that over the default. */
    @Test
    void itSaysWhereAValueCameFrom() throws Exception {
        Files.writeString(folder.resolve("my.conf"), """
                # mine
                http.loops=1
                http.inflight=100
                http.port=1000
                log.level = warn
                """);
        Map<String, String> environment = Map.of("CLEAVE_HTTP_INFLIGHT", "200", "CLEAVE_HTTP_PORT", "2000");
        Run run = Run.of(folder, "", environment, "config", "--json", "--config", "my.conf", "--port", "3000");
        assertThat(entry(run, "http.loops").path("shown").asText()).isEqualTo("1");
        assertThat(entry(run, "http.loops").path("source").asText()).isEqualTo("file");
        assertThat(entry(run, "log.level").path("shown").asText()).isEqualTo("warn");
        assertThat(entry(run, "http.inflight").path("shown").asText()).isEqualTo("200");
        assertThat(entry(run, "http.inflight").path("source").asText()).isEqualTo("environment");
        assertThat(entry(run, "http.port").path("shown").asText()).isEqualTo("3000");
        assertThat(entry(run, "http.port").path("source").asText()).isEqualTo("flag");
        assertThat(entry(run, "http.host").path("source").asText()).isEqualTo("default");
    }

    @Test
    void aSecretIsNotShown() throws Exception {
        for (String form : List.of("--json", "--markdown", "--set=log.level=info")) {
            Run run = Run.of(folder, "", Map.of("CLEAVE_DATABASE_PASSWORD", "hush-hush"), "config", form);
            assertThat(run.exit()).isZero();
            assertThat(run.out() + run.err()).contains("database.password").doesNotContain("hush");
        }
    }

    @Test
    void theDocumentOfSettingsIsWhatTheProgramPrintsInAnyLocale() throws Exception {
        Run run = Run.of(folder, "", Map.of("LC_ALL", "POSIX"), "config", "--markdown");
        assertThat(Path.of("..", "docs", "config.md")).content().isEqualTo(run.out());
    }

    private static JsonNode entry(Run run, String key) throws Exception {
        assertThat(run.exit()).isZero();
        for (JsonNode entry : new ObjectMapper().readTree(run.out())) {
            if (entry.path("key").asText().equals(key)) return entry;
        }
        throw new AssertionError("no " + key + " in " + run.out());
    }
}
