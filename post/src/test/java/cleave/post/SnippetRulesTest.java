package cleave.post;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cleave.platform.sql.TestDatabases;
import cleave.post.RunningPosts.Answer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a snippet may be, sent either way, and that it comes back byte for byte. */
class SnippetRulesTest {
    private static final int MOST = 256 * 1024;

    private RunningPosts posts;

    @TempDir
    Path folder;

    @BeforeEach
    void start() {
        posts = new RunningPosts(folder, TestDatabases.sqlite("post", folder));
    }

    @AfterEach
    void stop() {
        posts.close();
    }

    @Test
    void everyTextComesBackByteForByte() {
        List<String> codes = List.of(
                "x",
                " ",
                " \n\t \r\n",
                "\ufeffint main() {}\n",
                "one\r\ntwo\r\n",
                "one\rtwo",
                "no final newline",
                "final newline\n",
                "𝔘𝔫𝔦 😀 \u0001\u001b[0m\u007f\u0085 \u200f",
                "</script><img src=x onerror=alert(1)>",
                "\\\"\\u0000");
        for (String code : codes) {
            byte[] bytes = code.getBytes(UTF_8);
            Answer json = asJson("java", code).expect(201);
            assertThat(posts.code(json)).isEqualTo(bytes);
            assertThat(json.body().path("snippet").path("bytes").asInt()).isEqualTo(bytes.length);
            Answer file = asFile("java", bytes).expect(201);
            assertThat(posts.code(file)).isEqualTo(bytes);
            assertThat(file.body().path("snippet").path("bytes").asInt()).isEqualTo(bytes.length);
        }
    }

    @Test
    void theLargestFitsAndOneByteMoreDoesNot() {
        byte[] largest = new byte[MOST];
        Arrays.fill(largest, (byte) 'a');
        assertThat(posts.code(asFile("text", largest).expect(201))).isEqualTo(largest);
        assertThat(posts.code(asJson("text", "a".repeat(MOST)).expect(201))).isEqualTo(largest);
        assertThat(asFile("text", Arrays.copyOf(largest, MOST + 1)).expect(413).code())
                .isEqualTo("too_large");
        assertThat(asJson("text", "a".repeat(MOST + 1)).expect(413).code()).isEqualTo("too_large");
        assertThat(posts.objectKeys()).hasSize(2);
    }

    @Test
    void bytesOfUtf8CountNotCharacters() {
        // Two UTF-16 units and four bytes each.
        String fits = "😀".repeat(MOST / 4);
        assertThat(posts.code(asJson("text", fits).expect(201))).isEqualTo(fits.getBytes(UTF_8));
        asJson("text", fits + "a").expect(413);
        asJson("text", "é".repeat(MOST / 2)).expect(201);
        asJson("text", "é".repeat(MOST / 2) + "a").expect(413);
    }

    @Test
    void anEscapedSnippetOfTheLargestSizeFitsIntoTheBody() {
        String escaped = "\\u0041".repeat(MOST);
        Answer answer = posts.send(posts.json("ann", "{\"text\":\"x\",\"snippet\":{\"code\":\"" + escaped + "\"}}"));
        assertThat(posts.code(answer.expect(201))).hasSize(MOST).containsOnly('A');
    }

    @Test
    void whatIsNoTextIsRefused() {
        List<byte[]> binaries = List.of(
                new byte[] {(byte) 0xff, (byte) 0xfe, 'a', 0},
                "class A {}".getBytes(UTF_16LE),
                new byte[] {'a', 0, 'b'},
                new byte[] {(byte) 0xc3},
                new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80},
                new byte[] {(byte) 0xc0, (byte) 0x80},
                new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
        for (byte[] binary : binaries) {
            assertThat(asFile("text", binary).expect(422).wrong()).containsExactly("snippet");
        }
        assertThat(asJson("text", "a\0b").expect(422).wrong()).containsExactly("snippet.code");
        assertThat(posts.objectKeys()).isEmpty();
    }

    @Test
    void anUnpairedSurrogateIsRefusedAndAPairIsNot() {
        for (String half : List.of("\\ud83d", "\\ude00", "\\ude00\\ud83d")) {
            posts.send(posts.json("ann", "{\"text\":\"x\",\"snippet\":{\"code\":\"" + half + "\"}}"))
                    .expect(422);
        }
        Answer pair = posts.send(posts.json("ann", "{\"text\":\"x\",\"snippet\":{\"code\":\"\\ud83d\\ude00\"}}"));
        assertThat(posts.code(pair.expect(201))).isEqualTo("😀".getBytes(UTF_8));
    }

    @Test
    void anEmptyOneIsRefused() {
        assertThat(asJson("text", "").expect(422).wrong()).containsExactly("snippet.code");
        assertThat(asFile("text", new byte[0]).expect(422).wrong()).containsExactly("snippet");
    }

    @Test
    void theLanguageIsOneOfTheListAndTextWhenAbsent() {
        for (String name : new Languages().names()) {
            assertThat(language(asJson(name, "x").expect(201))).isEqualTo(name);
        }
        assertThat(language(asFile("rust", bytes("x")).expect(201))).isEqualTo("rust");
        assertThat(language(asJson(null, "x").expect(201))).isEqualTo("text");
        assertThat(language(asFile(null, bytes("x")).expect(201))).isEqualTo("text");
        for (String name : List.of("Java", "", " java", "js", "c++")) {
            assertThat(asJson(name, "x").expect(422).wrong()).containsExactly("snippet.language");
            assertThat(asFile(name, bytes("x")).expect(422).wrong()).containsExactly("language");
        }
    }

    @Test
    void noSnippetIsNoneAndALanguageAloneOrTwoFilesAreRefused() {
        assertThat(posts.post("ann", Map.of("text", "x")).expect(201).body().has("snippet"))
                .isFalse();
        Map<String, @Nullable Object> nothing = new HashMap<>();
        nothing.put("text", "x");
        nothing.put("snippet", null);
        assertThat(posts.post("ann", nothing).expect(201).body().has("snippet")).isFalse();
        assertThat(posts.post("ann", new Multipart().text("text", "x"))
                        .expect(201)
                        .body()
                        .has("snippet"))
                .isFalse();
        Multipart alone = new Multipart().text("text", "x").text("language", "java");
        assertThat(posts.post("ann", alone).expect(422).wrong()).containsExactly("language");
        Multipart two =
                new Multipart().text("text", "x").file("snippet", bytes("1")).file("snippet", bytes("2"));
        assertThat(posts.post("ann", two).expect(422).wrong()).containsExactly("snippet");
        assertThat(posts.objectKeys()).isEmpty();
    }

    @Test
    void wrongTypesAreRefusedAndUnknownFieldsLeftOut() {
        Map<String, String> wrong = new HashMap<>();
        for (String value : List.of("1", "\"x\"", "true", "[]", "[{\"code\":\"x\"}]")) wrong.put(value, "snippet");
        wrong.put("{}", "snippet.code");
        wrong.put("{\"code\":null}", "snippet.code");
        wrong.put("{\"code\":1}", "snippet.code");
        wrong.put("{\"code\":[\"x\"]}", "snippet.code");
        wrong.put("{\"language\":\"java\"}", "snippet.code");
        wrong.put("{\"code\":\"x\",\"language\":1}", "snippet.language");
        wrong.forEach((snippet, field) -> {
            Answer answer = posts.send(posts.json("ann", "{\"text\":\"x\",\"snippet\":" + snippet + "}"));
            assertThat(answer.expect(422).wrong()).as(snippet).containsExactly(field);
        });
        Answer unknown = posts.send(posts.json(
                "ann",
                "{\"text\":\"x\",\"language\":\"none\",\"snippet\":{\"code\":\"x\",\"url\":\"/\",\"language\":null}}"));
        assertThat(language(unknown.expect(201))).isEqualTo("text");
    }

    @Test
    void allThatIsWrongIsToldAtOnce() {
        Answer answer = posts.post("ann", Map.of("text", " ", "snippet", Map.of("code", "", "language", "none")));
        assertThat(answer.expect(422).wrong()).containsExactlyInAnyOrder("text", "snippet.code", "snippet.language");
    }

    private Answer asJson(@Nullable String language, String code) {
        Map<String, String> snippet = new HashMap<>(Map.of("code", code));
        if (language != null) snippet.put("language", language);
        return posts.post("ann", Map.of("text", "x", "snippet", snippet));
    }

    private Answer asFile(@Nullable String language, byte[] code) {
        Multipart form = new Multipart().text("text", "x");
        if (language != null) form.text("language", language);
        return posts.post("ann", form.file("snippet", code));
    }

    private static String language(Answer post) {
        return post.body().path("snippet").path("language").asText();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
