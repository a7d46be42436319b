package cleave.conformance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;
import java.util.Set;
import java.util.TreeSet;

/** JSON as somebody else's server wrote it: read without surprise, reached by dotted paths. */
final class Json {
    private static final ObjectMapper MAPPER =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private Json() {}

    /** The text as JSON; a missing node when it is none. */
    static JsonNode read(String text) {
        try {
            JsonNode node = MAPPER.readTree(text);
            return node == null ? MissingNode.getInstance() : node;
        } catch (JsonProcessingException notJson) {
            return MissingNode.getInstance();
        }
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** The node at a dotted path such as {@code author.id}; an empty path is the node itself. */
    static JsonNode at(JsonNode node, String dotted) {
        JsonNode found = node;
        for (String name : dotted.isEmpty() ? new String[0] : dotted.split("\\.", -1)) {
            found = found.path(name);
        }
        return found;
    }

    /** Sets the member at a dotted path, making the objects on the way. */
    static void put(ObjectNode object, String dotted, JsonNode value) {
        int dot = dotted.indexOf('.');
        if (dot < 0) {
            object.set(dotted, value);
        } else {
            String first = dotted.substring(0, dot);
            ObjectNode inner = object.get(first) instanceof ObjectNode there ? there : object.putObject(first);
            put(inner, dotted.substring(dot + 1), value);
        }
    }

    static void put(ObjectNode object, String dotted, String value) {
        put(object, dotted, JsonNodeFactory.instance.textNode(value));
    }

    /** The names of an object's members, sorted. */
    static Set<String> names(JsonNode object) {
        Set<String> names = new TreeSet<>();
        for (Iterator<String> each = object.fieldNames(); each.hasNext(); ) {
            names.add(each.next());
        }
        return names;
    }
}
