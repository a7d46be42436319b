package cleave.e2e.http;

import static org.assertj.core.api.Assertions.assertThat;

import cleave.cluster.Folder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The tours in the documents, taken as they are written, each on a fresh server. */
final class TourTest {
    @ParameterizedTest
    @ValueSource(strings = {"README.md", "docs/tour.md"})
    void whatTheDocumentShowsIsWhatHappens(String document) throws Exception {
        List<Tour.Step> steps = Tour.steps(Files.readString(Path.of("..", document)));
        assertThat(steps).hasSizeGreaterThan(4).anyMatch(step -> step.expected() != null);
        Path folder = Folder.temporary("cleave-tour-");
        try (OwnServer own = OwnServer.with(Map.of("operators", "cleo@example.org"))) {
            Map<String, String> variables =
                    Map.of("URL", own.server().url(), "MANAGEMENT", own.server().managementUrl());
            assertThat(TourGuide.take(steps, folder, variables)).isEmpty();
        } finally {
            Folder.delete(folder);
        }
    }

    @Test
    void aTourIsItsMarkedBlocksInOneShellAndWhatTheyPrint(@TempDir Path folder) throws Exception {
        List<Tour.Step> steps = Tour.steps("""
                # Title

                ```sh tour
                name=mira
                greet() { echo "hello $1"; }
                ```

                Some words.

                ```sh
                exit 3
                ```

                ```text
                not an output
                ```

                ```sh tour
                greet $name; printf 'id %s\\n' $RANDOM; echo "$PLACE"
                ```
                ```text
                hello mira
                id \u2026
                here
                ```
                ```sh tour
                seq 9
                ```
                ```text
                1
                \u2026
                9
                ```
                """);
        assertThat(steps).hasSize(3);
        assertThat(steps.getFirst().expected()).isNull();
        assertThat(TourGuide.take(steps, folder, Map.of("PLACE", "here"))).isEmpty();
        assertThat(TourGuide.take(steps, folder, Map.of("PLACE", "there"))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "```sh tour\necho a\n```\n```text\nb\n```\n",
                "```sh tour\necho a; echo b\n```\n```text\na\n```\n",
                "```sh tour\necho a\n```\n```text\na\nb\n```\n",
                "```sh tour\necho 'a.c'\n```\n```text\nabc\n```\n",
                "```sh tour\nprintf 'a1\\nb'\n```\n```text\na\u2026b\n```\n",
                "```sh tour\nfalse\n```\n",
                "```sh tour\nexit 0\n```\n",
                "```sh tour\nno-such-command-anywhere\n```\n",
            })
    void whatGoesDifferentlyIsTold(String document, @TempDir Path folder) throws Exception {
        assertThat(TourGuide.take(Tour.steps(document), folder, Map.of())).hasSize(1);
    }
}
