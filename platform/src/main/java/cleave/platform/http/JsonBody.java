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
public final class JsonBody implements Input {
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

    /** An object without fields. */
    static JsonBody empty() {
        return new JsonBody();
    }

    /**
     * Reads the body.
     *
     * @param known the fields to keep; one inside an object is named with a dot, {@code snippet.code}
     */
    public static JsonBody parse(byte[] body, Set<String> known) {
        String document = decode(body);
        String repaired = Surrogates.repair(document);
        JsonBody result = new JsonBody();
        boolean object;
        try (JsonParser parser = FACTORY.createParser(repaired)) {
            object = parser.nextToken() == JsonToken.START_OBJECT;
            if (parser.currentToken() == null) throw malformed("The body is empty: send a JSON object.");
            result.keep(parser, known);
            if (parser.nextToken() != null) throw malformed("There is text after the JSON object.");
        } catch (IOException e) {
            throw malformed("The body is not valid JSON.");
        }
        if (!repaired.equals(document)) throw Failure.invalid("", "Some text has an unpaired surrogate.");
        if (!object) throw Failure.invalid("", "Send a JSON object.");
        return result;
    }

    @Override
    public @Nullable String string(String field, List<FieldError> errors) {
        Value value = values.get(field);
        if (value == null || value.token == JsonToken.VALUE_NULL) return null;
        if (value.token != JsonToken.VALUE_STRING) errors.add(new FieldError(field, "Must be a string."));
        return value.text;
    }

    @Override
    public boolean isObject(String field, List<FieldError> errors) {
        Value value = values.get(field);
        if (value == null || value.token == JsonToken.VALUE_NULL) return false;
        boolean object = value.token == JsonToken.START_OBJECT;
        if (!object) errors.add(new FieldError(field, "Must be an object."));
        return object;
    }

    private static String decode(byte[] body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException e) {
            throw malformed("The body is not valid UTF-8.");
        }
    }

    /** Reads the value that the parser stands on, to its end. */
    private void keep(JsonParser parser, Set<String> known) throws IOException {
        Deque<String> path = new ArrayDeque<>();
        int arrays = 0;
        JsonToken token = parser.currentToken();
        do {
            if (token.isStructEnd()) {
                path.pop();
                if (token == JsonToken.END_ARRAY) arrays--;
            } else if (token != JsonToken.FIELD_NAME) {
                if (!path.isEmpty() && arrays == 0) remember(parser, token, known, path);
                if (token.isStructStart()) path.push(path.isEmpty() ? "" : below(known, prefix(path), name(parser)));
                if (token == JsonToken.START_ARRAY) arrays++;
            }
            token = path.isEmpty() ? null : parser.nextToken();
        } while (token != null);
    }

    /** The prefix of the fields inside {@code name}; where none of them is known, one that no field has. */
    private static String below(Set<String> known, String prefix, String name) {
        if (prefix.equals(UNKNOWN)) return UNKNOWN;
        String inside = prefix + name + ".";
        return known.stream().anyMatch(field -> field.startsWith(inside)) ? inside : UNKNOWN;
    }

    /** The member that the current value belongs to; an opened object or array has its parent's. */
    private static String name(JsonParser parser) throws IOException {
        String name = parser.currentName();
        return name == null ? "" : name;
    }

    private static String prefix(Deque<String> path) {
        String prefix = path.peek();
        return prefix == null ? "" : prefix;
    }

    private void remember(JsonParser parser, JsonToken token, Set<String> known, Deque<String> path)
            throws IOException {
        String field = prefix(path) + name(parser);
        if (known.contains(field)) {
            values.put(field, new Value(token, token == JsonToken.VALUE_STRING ? parser.getText() : null));
        }
    }

    private static Failure malformed(String detail) {
        return Failure.of(Failure.Kind.MALFORMED, "malformed", detail);
    }
}
