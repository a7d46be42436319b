package cleave.platform.http;

import cleave.platform.runtime.Failure;
import cleave.platform.runtime.Failure.FieldError;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A request's JSON object, read strictly and without holding more than the fields that the route knows. The document
 * is read as a stream of tokens to its end before anything is judged: what is malformed anywhere (not UTF-8, not
 * JSON, text after it, duplicate keys) is 400; well-formed JSON with unpaired surrogates anywhere, or that is no
 * object, is 422.
 */
public final class JsonBody {
    /** Deeper than anyone nests, shallow enough that the parser's memory stays small. */
    private static final int MAX_DEPTH = 20_000;

    private static final String UNKNOWN = "?";

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .build())
            .build();

    /** A known field's value: its text where it is a string, else only what it is. */
    private record Value(JsonToken token, @Nullable String text) {}

    private final Map<String, Value> values = new HashMap<>();

    private JsonBody() {}

    /**
     * Reads the body.
     *
     * @param known the fields to keep; one inside an object is named with a dot, {@code snippet.code}
     */
    public static JsonBody parse(byte[] body, Set<String> known) {
        String document = decode(body);
        JsonBody result = new JsonBody();
        boolean pairs = true;
        boolean object;
        try (JsonParser parser = FACTORY.createParser(document)) {
            object = parser.nextToken() == JsonToken.START_OBJECT;
            if (parser.currentToken() == null) throw malformed("The body is empty: send a JSON object.");
            Deque<String> path = new ArrayDeque<>();
            pairs = result.keep(parser, known, path);
            if (parser.nextToken() != null) throw malformed("There is text after the JSON object.");
        } catch (IOException e) {
            throw malformed("The body is not valid JSON.");
        }
        if (!pairs) throw Failure.invalid("", "Some text has an unpaired surrogate.");
        if (!object) throw Failure.invalid("", "Send a JSON object.");
        return result;
    }

    /** The field's string, or null where it is absent or null. A value of another type is added to the errors. */
    public @Nullable String string(String field, List<FieldError> errors) {
        Value value = values.get(field);
        if (value == null || value.token == JsonToken.VALUE_NULL) return null;
        if (value.token != JsonToken.VALUE_STRING) errors.add(new FieldError(field, "Must be a string."));
        return value.text;
    }

    private static String decode(byte[] body) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
        } catch (CharacterCodingException e) {
            throw malformed("The body is not valid UTF-8.");
        }
    }

    /** Reads the value that the parser stands on, to its end; says whether all its surrogates come in pairs. */
    private boolean keep(JsonParser parser, Set<String> known, Deque<String> path) throws IOException {
        boolean pairs = true;
        int depth = 0;
        int arrays = 0;
        String name = "";
        JsonToken token = parser.currentToken();
        do {
            switch (token) {
                case FIELD_NAME -> {
                    name = parser.currentName();
                    pairs &= paired(name);
                }
                case START_OBJECT, START_ARRAY -> {
                    if (depth > 0 && arrays == 0) remember(parser, token, known, path, name);
                    path.push(depth == 0 ? "" : below(known, prefix(path), name));
                    depth++;
                    if (token == JsonToken.START_ARRAY) arrays++;
                }
                case END_OBJECT, END_ARRAY -> {
                    path.pop();
                    depth--;
                    if (token == JsonToken.END_ARRAY) arrays--;
                }
                default -> {
                    if (token == JsonToken.VALUE_STRING) pairs &= paired(parser.getText());
                    if (depth > 0 && arrays == 0) remember(parser, token, known, path, name);
                }
            }
            token = depth > 0 ? parser.nextToken() : null;
        } while (token != null);
        return pairs;
    }

    /** The prefix of the fields inside {@code name}; where none of them is known, one that no field has. */
    private static String below(Set<String> known, String prefix, String name) {
        if (prefix.equals(UNKNOWN)) return UNKNOWN;
        String inside = prefix + name + ".";
        return known.stream().anyMatch(field -> field.startsWith(inside)) ? inside : UNKNOWN;
    }

    private static String prefix(Deque<String> path) {
        String prefix = path.peek();
        return prefix == null ? "" : prefix;
    }

    private void remember(JsonParser parser, JsonToken token, Set<String> known, Deque<String> path, String name)
            throws IOException {
        String field = prefix(path) + name;
        if (known.contains(field)) {
            values.put(field, new Value(token, token == JsonToken.VALUE_STRING ? parser.getText() : null));
        }
    }

    private static boolean paired(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isHighSurrogate(text.charAt(i))) {
                if (i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(++i))) return false;
            } else if (Character.isLowSurrogate(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static Failure malformed(String detail) {
        return Failure.of(Failure.Kind.MALFORMED, "malformed", detail);
    }
}
