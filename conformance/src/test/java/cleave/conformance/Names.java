package cleave.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
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
        return posts(call, MappingKey.PATH_STATUS);
    }

    private boolean posts(Call call, MappingKey path) {
        return call.method().equals("POST") && call.pathWithoutQuery().equals(mapping.value(path));
    }

    boolean lists(Call call) {
        return call.method().equals("GET")
                && call.pathWithoutQuery().equals(mapping.value(MappingKey.PATH_STATUS_LIST));
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
        return Json.read(new String(call.body(), StandardCharsets.UTF_8)) instanceof ObjectNode body
                ? body
                : Json.object();
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

    /** The answer with its list changed; an answer without a list stays as it is. */
    Answer items(Answer answer, UnaryOperator<List<JsonNode>> change) {
        String wrapper = mapping.value(MappingKey.LIST_STATUS);
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
        return items(answer, items -> items.stream().map(change).toList());
    }
}
