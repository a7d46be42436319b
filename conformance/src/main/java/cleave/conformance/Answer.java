package cleave.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One response: its status, its headers (names ignore case) and its body as UTF-8 text. Immutable. */
record Answer(Call to, int status, Map<String, List<String>> headers, String text) {
    Answer {
        Map<String, List<String>> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        byName.putAll(headers);
        headers = byName;
    }

    /** The first value of a header, or the empty text. */
    String header(String name) {
        List<String> values = headers.getOrDefault(name, List.of());
        return values.isEmpty() ? "" : values.getFirst();
    }

    /** The body as JSON; a missing node when it is none. */
    JsonNode json() {
        return Json.read(text);
    }

    Answer withStatus(int other) {
        return new Answer(to, other, headers, text);
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
        return new Answer(to, status, changed, text);
    }

    Answer withoutHeader(String name) {
        Map<String, List<String>> changed = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        changed.putAll(headers);
        changed.remove(name);
        return new Answer(to, status, changed, text);
    }

    /** What was asked and what came back, as a report shows it. */
    String summary() {
        String body = text.strip();
        return to.name() + " answered " + status + (body.isEmpty() ? " without a body" : ": " + body);
    }
}
