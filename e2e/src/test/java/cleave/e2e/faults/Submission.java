package cleave.e2e.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import cleave.e2e.Answer;
import cleave.e2e.Api;
import cleave.e2e.Api.Person;
import cleave.e2e.Form;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Something to publish, in one of the ways in which it may be sent.
 *
 * @param body makes a request one that publishes it
 */
record Submission(String name, String path, UnaryOperator<HttpRequest.Builder> body) {
    static final String TEXT = "The tide is high. ".repeat(1_000);
    private static final String CODE = "print('high')\r\n".repeat(40);
    /** Over 64 KiB, so that the body does not stay in memory. */
    private static final String LONG_CODE = "print('high')\r\n".repeat(8_000);

    private static final byte[] PICTURE = Pictures.noise(60, 40);
    /** The same. */
    private static final byte[] LARGE_PICTURE = Pictures.noise(300, 200);

    static List<Submission> stories() {
        return List.of(
                picture("raw", PICTURE),
                picture("large-raw", LARGE_PICTURE),
                form("picture-form", "/story", new Form().file("image", "a.png", PICTURE)),
                form("large-picture-form", "/story", new Form().file("image", "a.png", LARGE_PICTURE)));
    }

    static List<Submission> postsWithoutSnippet() {
        return List.of(json("plain", Map.of("text", TEXT)), form("plain-form", "/post", text()));
    }

    static List<Submission> postsWithSnippet() {
        return List.of(
                json("snippet", with(CODE)),
                json("long-snippet", with(LONG_CODE)),
                form("snippet-form", "/post", text().file("snippet", "a.py", CODE.getBytes(UTF_8))),
                form("long-snippet-form", "/post", text().file("snippet", "a.py", LONG_CODE.getBytes(UTF_8))));
    }

    /** Publishes it, with an Idempotency-Key by which it is known again. */
    Answer send(Api api, Person author, String key) {
        return api.send(body.apply(api.request(path, author.token()).header("Idempotency-Key", key + "-" + name)));
    }

    private static Submission picture(String name, byte[] picture) {
        return new Submission(
                name,
                "/story",
                request -> request.header("Content-Type", "image/png").POST(BodyPublishers.ofByteArray(picture)));
    }

    private static Submission json(String name, Map<String, Object> post) {
        String body = new ObjectMapper().valueToTree(post).toString();
        return new Submission(
                name,
                "/post",
                request -> request.header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
    }

    private static Map<String, Object> with(String code) {
        return Map.of("text", TEXT, "snippet", Map.of("language", "python", "code", code));
    }

    private static Form text() {
        return new Form().text("text", TEXT);
    }

    private static Submission form(String name, String path, Form form) {
        return new Submission(name, path, form::in);
    }
}
