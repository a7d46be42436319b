package cleave.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** What passes through the proxy, read and changed in the names of the solution behind it. */
record Names(Mapping mapping) {
    boolean registers(Call call) {
        return posts(call, MappingKey.PATH_REGISTER);
    }

    boolean logsIn(Call call) {
        return posts(call, MappingKey.PATH_LOGIN);
    }

    boolean writes(Call call) {
        return writes(Kind.STATUS, call);
    }

    boolean writes(Kind kind, Call call) {
        return posts(call, kind.path);
    }

    /** Makes one of a kind, or the post that a notification follows. */
    boolean makes(Kind kind, Call call) {
        return writes(kind == Kind.NOTIFICATION ? Kind.POST : kind, call);
    }

    private boolean posts(Call call, MappingKey path) {
        return call.method().equals("POST") && call.pathWithoutQuery().equals(mapping.value(path));
    }

    boolean lists(Call call) {
        return lists(Kind.STATUS, call);
    }

    boolean lists(Kind kind, Call call) {
        return call.method().equals("GET") && call.pathWithoutQuery().equals(mapping.value(kind.listPath));
    }

    boolean readsOne(Call call) {
        String[] parts = mapping.value(MappingKey.PATH_POST_ONE).split("\\{id}", -1);
        String path = call.pathWithoutQuery();
        return call.method().equals("GET")
                && path.length() > parts[0].length()
                && path.startsWith(parts[0])
                && path.endsWith(parts[1])
                && !lists(Kind.POST, call);
    }

    String token(Call call) {
        return mapping.token(call);
    }

    Call withToken(Call call, String token) {
        return mapping.authorized(call, token);
    }

    int code(MappingKey key) {
        return mapping.codes(key).getFirst();
    }

    boolean is(Answer answer, MappingKey key) {
        return mapping.codes(key).contains(answer.status());
    }

    static ObjectNode body(Call call) {
        return Json.read(call.text()) instanceof ObjectNode body ? body : Json.object();
    }

    String sent(Call call, MappingKey field) {
        return Json.at(body(call), mapping.value(field)).asText();
    }

    Call sending(Call call, MappingKey field, String value) {
        ObjectNode body = body(call);
        Json.put(body, mapping.value(field), value);
        return call.withBody(body.toString());
    }

    String field(JsonNode json, MappingKey field) {
        return Json.at(json, mapping.value(field)).asText();
    }

    Answer with(Answer answer, MappingKey field, String value) {
        return answer.json() instanceof ObjectNode json ? answer.withJson(changed(json, field, value)) : answer;
    }

    JsonNode changed(JsonNode json, MappingKey field, String value) {
        ObjectNode copy = json.deepCopy();
        Json.put(copy, mapping.value(field), value);
        return copy;
    }

    /** What a list of the kind shows of what an answer made. */
    JsonNode item(Kind kind, JsonNode made) {
        if (kind != Kind.NOTIFICATION) {
            return made;
        }
        ObjectNode item = Json.object();
        Json.put(item, mapping.value(kind.id), "own " + field(made, MappingKey.POST_ID));
        Json.put(item, mapping.value(kind.mark), field(made, MappingKey.POST_ID));
        Json.put(item, mapping.value(kind.author), field(made, MappingKey.POST_AUTHOR));
        Json.put(item, mapping.value(kind.created), field(made, MappingKey.POST_CREATED));
        return item;
    }

    Answer items(Answer answer, UnaryOperator<List<JsonNode>> change) {
        return items(Kind.STATUS, answer, change);
    }

    /** The answer with its list changed; an answer without a list stays as it is. */
    Answer items(Kind kind, Answer answer, UnaryOperator<List<JsonNode>> change) {
        String wrapper = mapping.value(kind.wrapper);
        JsonNode whole = answer.json();
        if (!(Json.at(whole, wrapper) instanceof ArrayNode list)) {
            return answer;
        }
        List<JsonNode> items = new ArrayList<>();
        list.forEach(items::add);
        ArrayNode changed = Json.object().arrayNode().addAll(change.apply(items));
        if (wrapper.isEmpty()) {
            return answer.withJson(changed);
        }
        Json.put((ObjectNode) whole, wrapper, changed);
        return answer.withJson(whole);
    }

    Answer eachItem(Answer answer, UnaryOperator<JsonNode> change) {
        return eachItem(Kind.STATUS, answer, change);
    }

    Answer eachItem(Kind kind, Answer answer, UnaryOperator<JsonNode> change) {
        return items(kind, answer, items -> items.stream().map(change).toList());
    }
}
