package cleave.e2e.command;

import static org.assertj.core.api.Assertions.assertThat;

import cleave.e2e.Api;
import cleave.e2e.Api.Person;
import cleave.e2e.Run;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An operator compares rows with objects, beside the running server. */
final class AuditCommandTest {
    private static final Pattern KEY = Pattern.compile("(post|story)/[0-9a-v]{26}\\.(jpg|png|txt)");
    private static final String NAME = "0123456789abcdefghijklmnop.txt";
    private static final Duration GRACE = Duration.ofHours(1);

    @TempDir
    private Path folder;

    @Test
    void eachThingThatIsWrongIsNamedWithItsProblem() throws Exception {
        try (Serving serving = Serving.start(folder, "serve", "--port", "0", "--management-port", "0");
                Api api = new Api(serving.url())) {
            Person author = api.person();
            List<Snippet> snippets = new ArrayList<>();
            for (int i = 0; i < 4; i++) snippets.add(publish(api, author, "print(" + i + ")"));
            assertThat(audit()).isEqualTo(new Run(0, "All is well: 4 named by rows, 4 in the store.\n", ""));
            assertThat(audit("--json").out())
                    .isEqualTo("{\"references\":4,\"objects\":4,\"findings\":[],\"wrong\":0}\n");

            Files.delete(file(snippets.get(0)));
            Files.writeString(file(snippets.get(1)), "print(x)");
            Files.writeString(file(snippets.get(2)), "\n", StandardOpenOption.APPEND);
            addUnnamed(GRACE.multipliedBy(2));

            Run told = audit();
            assertThat(told.exit()).isEqualTo(1);
            assertThat(told.err()).isEmpty();
            assertThat(told.out().lines().toList())
                    .satisfiesExactly(
                            line -> assertThat(line).matches("MODULE  PROBLEM  OBJECT {27,}ROW {35}DETAIL"),
                            line -> assertTold(line, "missing", snippets.get(0), "the store does not have it"),
                            line -> assertTold(line, "hash", snippets.get(1), "its bytes are not those that were put"),
                            line -> assertTold(line, "size", snippets.get(2), "9 bytes instead of 8"),
                            line -> assertThat(line)
                                    .matches("post    unnamed  post/" + NAME + "  none {34}4 bytes since 20\\S+Z,"
                                            + " and no row names it"),
                            line -> assertThat(line).isEqualTo("4 wrong: 4 named by rows, 4 in the store."));

            JsonNode json = new ObjectMapper().readTree(audit("--json").out());
            assertThat(json.path("wrong").asInt()).isEqualTo(4);
            assertThat(json.path("findings").findValuesAsText("problem"))
                    .containsExactly("MISSING", "HASH", "SIZE", "UNNAMED");
            assertThat(json.path("findings").findValuesAsText("module")).containsOnly("post");
            assertThat(json.path("findings").findValuesAsText("key"))
                    .containsExactly(
                            snippets.get(0).key(),
                            snippets.get(1).key(),
                            snippets.get(2).key(),
                            "post/" + NAME);
            assertThat(json.path("findings").findValuesAsText("row"))
                    .containsExactly(
                            snippets.get(0).row(),
                            snippets.get(1).row(),
                            snippets.get(2).row());

            // Without reading the objects nothing is known of their bytes.
            Run fast = audit("--fast");
            assertThat(fast.exit()).isEqualTo(1);
            assertThat(fast.out()).contains("missing", "size", "unnamed").doesNotContain("hash");
            assertThat(fast.out()).endsWith("\n3 wrong: 4 named by rows, 4 in the store.\n");
        }
    }

    @Test
    void anObjectYoungerThanTheGraceIsNothingWrong() throws Exception {
        try (Serving serving = Serving.start(folder, "serve", "--port", "0", "--management-port", "0");
                Api api = new Api(serving.url())) {
            publish(api, api.person(), "print(0)");
            addUnnamed(GRACE.dividedBy(2));
            assertThat(audit()).isEqualTo(new Run(0, "All is well: 1 named by rows, 2 in the store.\n", ""));
            assertThat(audit("--set", "objects.grace=10m").exit()).isEqualTo(1);
        }
    }

    @Test
    void aPictureAndItsPreviewAreComparedToo() throws Exception {
        try (Serving serving = Serving.start(folder, "serve", "--port", "0", "--management-port", "0");
                Api api = new Api(serving.url())) {
            JsonNode image =
                    api.share(api.person(), picture(), "one").expect(201).json().path("image");
            String preview = key(image.path("preview").path("url").asText());
            Files.delete(file(preview));
            Run told = audit();
            assertThat(told.exit()).isEqualTo(1);
            assertThat(told.out())
                    .containsPattern("(?m)^story +missing +" + preview + " ")
                    .endsWith("\n1 wrong: 2 named by rows, 1 in the store.\n");
        }
    }

    @Test
    void whereThereIsNoDataItSaysSoAndMakesNone() throws Exception {
        Run run = Run.of(folder, "audit", "--data", "elsewhere").refused(1);
        assertThat(run.err()).contains("elsewhere", "--data");
        assertThat(run.out()).isEmpty();
        assertThat(Files.exists(folder.resolve("elsewhere"))).isFalse();
    }

    private Run audit(String... flags) throws Exception {
        return Run.of(
                folder, Stream.concat(Stream.of("audit"), Stream.of(flags)).toArray(String[]::new));
    }

    private static byte[] picture() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(60, 40, BufferedImage.TYPE_INT_RGB), "png", bytes);
        return bytes.toByteArray();
    }

    /** Where a post's code is. */
    private record Snippet(String row, String key) {}

    private static Snippet publish(Api api, Person author, String code) {
        JsonNode post = api.publish(
                        author, Map.of("text", "see", "snippet", Map.of("language", "python", "code", code)), code)
                .expect(201)
                .json();
        return new Snippet(post.path("id").asText(), key(post.at("/snippet/url").asText()));
    }

    /** The key of the object that a signed path leads to. */
    private static String key(String path) {
        Matcher key = KEY.matcher(path);
        assertThat(key.find()).as(path).isTrue();
        return key.group();
    }

    private Path file(Snippet snippet) {
        return file(snippet.key());
    }

    private Path file(String key) {
        String[] parts = key.split("/", 2);
        return folder.resolve("data/objects")
                .resolve(parts[0])
                .resolve(parts[1].substring(0, 2))
                .resolve(parts[1]);
    }

    /** Adds an object that no row names, as a request that was cut off long ago may have left it. */
    private void addUnnamed(Duration old) throws IOException {
        Path file = file("post/" + NAME);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "lost");
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(old)));
    }

    private static void assertTold(String line, String problem, Snippet snippet, String detail) {
        assertThat(line).isEqualTo("post    %-7s  %s  %s  %s".formatted(problem, snippet.key(), snippet.row(), detail));
    }
}
