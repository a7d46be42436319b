package cleave.conformance;

import com.fasterxml.jackson.databind.JsonNode;

/** A status as the solution shows it; a member that is not there is the empty text. */
record Status(String id, String author, String text, String createdAt, JsonNode json) {
    static Status of(JsonNode json, Mapping mapping) {
        return new Status(
                text(json, mapping, MappingKey.STATUS_ID),
                text(json, mapping, MappingKey.STATUS_AUTHOR),
                text(json, mapping, MappingKey.STATUS_TEXT),
                text(json, mapping, MappingKey.STATUS_CREATED),
                json);
    }

    private static String text(JsonNode json, Mapping mapping, MappingKey key) {
        JsonNode node = Json.at(json, mapping.value(key));
        return node.isValueNode() && !node.isNull() ? node.asText() : "";
    }
}
