package cleave.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One response: its status, its headers (names ignore case) and its body. Immutable; each {@code with} makes another. */
final class Answer {
    private final Call to;
    private final int status;
    private final Map<String, List<String>> headers;
    private final byte[] body;

    Answer(Call to, int status, Map<String, List<String>> headers, byte[] body) {
        this.to = to;
        this.status = status;
        this.headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        this.headers.putAll(headers);
        this.body = body.clone();
    }

    Answer(Call to, int status, Map<String, List<String>> headers, String text) {
        this(to, status, headers, text.getBytes(StandardCharsets.UTF_8));
    }

    Call to() {
        return to;
    }

    int status() {
        return status;
    }

    Map<String, List<String>> headers() {
        return headers;
    }

    byte[] body() {
        return body.clone();
    }

    /** The body as UTF-8. */
    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** The first value of a header, or the empty text. */
    String header(String name) {
        List<String> values = headers.getOrDefault(name, List.of());
        return values.isEmpty() ? "" : values.getFirst();
    }

    /** The Content-Type without its parameters. */
    String mediaType() {
        return header("Content-Type").split(";", -1)[0].strip();
    }

    /** The body as JSON; a missing node when it is none. */
    JsonNode json() {
        return Json.read(text());
    }

    Answer withStatus(int other) {
        return new Answer(to, other, headers, body);
    }

    Answer withBody(byte[] other) {
        return new Answer(to, status, headers, other);
    }

    Answer withText(String other) {
        return new Answer(to, status, headers, other);
    }

    Answer withJson(JsonNode other) {
        return withText(other.toString());
    }

    Answer withHeader(String name, String value) {
        Map<String, List<String>> changed = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        changed.putAll(headers);
        changed.put(name, List.of(value));
        return new Answer(to, status, changed, body);
    }

    Answer withoutHeader(String name) {
        Map<String, List<String>> changed = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        changed.putAll(headers);
        changed.remove(name);
        return new Answer(to, status, changed, body);
    }

    /** What was asked and what came back, as a report shows it. */
    String summary() {
        return to.name() + " answered " + status + (body.length == 0 ? " without a body" : ": " + shownBody());
    }

    private String shownBody() {
        String type = mediaType();
        return type.startsWith("image/") || type.equals("application/octet-stream")
                ? body.length + " bytes of " + type
                : text().strip();
    }
}
