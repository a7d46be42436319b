package cleave.conformance;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One of a list as the solution shows it; a member that is not there is the empty text.
 *
 * @param mark what a row knows it by: its text, a story's own id, the id of a notification's post
 */
record Item(String id, String author, String mark, String createdAt, JsonNode json) {
    static Item of(Kind kind, JsonNode json, Mapping mapping) {
        return new Item(
                mapping.text(json, kind.id),
                mapping.text(json, kind.author),
                mapping.text(json, kind.mark),
                mapping.text(json, kind.created),
                json);
    }
}
