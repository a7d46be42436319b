package cleave.conformance;

import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * How a solution names its paths, fields and status codes. What a mapping does not say is as in Cleave's own contract.
 * Immutable.
 */
public final class Mapping {
    private final Map<MappingKey, String> values;

    private Mapping(Map<MappingKey, String> values) {
        this.values = values;
    }

    /** Cleave's own names. */
    public static Mapping none() {
        return of(Map.of());
    }

    /**
     * Reads a properties file in UTF-8.
     *
     * @throws IOException when the file cannot be read
     * @throws IllegalArgumentException when a key is unknown or a value is of the wrong kind; the message says which and
     *     what to write instead, and is safe to show
     */
    public static Mapping read(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        return of(properties.stringPropertyNames().stream().collect(toMap(key -> key, properties::getProperty)));
    }

    /**
     * A mapping of the given keys.
     *
     * @throws IllegalArgumentException as {@link #read}
     */
    public static Mapping of(Map<String, String> entries) {
        Map<MappingKey, String> values = new EnumMap<>(MappingKey.class);
        for (MappingKey key : MappingKey.values()) {
            values.put(key, key.cleaves);
        }
        entries.forEach((name, value) -> {
            MappingKey key = known(name);
            if (!value.strip().matches(key.kind.pattern)) {
                throw new IllegalArgumentException(
                        key.key + " must be " + key.kind.meaning + ", not \"" + value + "\"");
            }
            values.put(key, value.strip());
        });
        for (Kind kind : Kind.values()) {
            if (!entries.containsKey(kind.listPath.key)) {
                values.put(kind.listPath, of(values, kind.path));
            }
        }
        if (!entries.containsKey(MappingKey.PATH_POST_ONE.key)) {
            values.put(MappingKey.PATH_POST_ONE, of(values, MappingKey.PATH_POST) + "/{id}");
        }
        return new Mapping(values);
    }

    private static MappingKey known(String name) {
        return Stream.of(MappingKey.values())
                .filter(key -> key.key.equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("Unknown key " + name + "; did you mean " + nearest(name) + "?"));
    }

    private static String nearest(String name) {
        return Stream.of(MappingKey.values())
                .map(key -> key.key)
                .min(Comparator.comparingInt(key -> distance(key, name)))
                .orElseThrow();
    }

    /** The fewest insertions, deletions and replacements of a character that turn one text into the other. */
    private static int distance(String from, String to) {
        int[] above = new int[to.length() + 1];
        Arrays.setAll(above, column -> column);
        for (int row = 1; row <= from.length(); row++) {
            int[] here = new int[to.length() + 1];
            here[0] = row;
            for (int column = 1; column <= to.length(); column++) {
                int replaced = above[column - 1] + (from.charAt(row - 1) == to.charAt(column - 1) ? 0 : 1);
                here[column] = Math.min(replaced, 1 + Math.min(above[column], here[column - 1]));
            }
            above = here;
        }
        return above[to.length()];
    }

    String value(MappingKey key) {
        return of(values, key);
    }

    List<Integer> codes(MappingKey key) {
        return Stream.of(value(key).split(",", -1))
                .map(String::strip)
                .map(Integer::valueOf)
                .toList();
    }

    /** The member of this name, as text; the empty text where there is none. */
    String text(JsonNode json, MappingKey key) {
        JsonNode node = Json.at(json, value(key));
        return node.isValueNode() && !node.isNull() ? node.asText() : "";
    }

    Call authorized(Call call, String token) {
        String prefix = value(MappingKey.AUTH_PREFIX);
        return call.withHeader(value(MappingKey.AUTH_HEADER), prefix.isEmpty() ? token : prefix + " " + token);
    }

    /** The token that a call carries, or the empty text. */
    String token(Call call) {
        String prefix = value(MappingKey.AUTH_PREFIX);
        String header = call.header(value(MappingKey.AUTH_HEADER));
        return header.startsWith(prefix) ? header.substring(prefix.length()).strip() : "";
    }

    private static String of(Map<MappingKey, String> values, MappingKey key) {
        String value = values.get(key);
        return value == null ? key.cleaves : value;
    }
}
