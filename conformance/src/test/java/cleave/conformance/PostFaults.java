package cleave.conformance;

import static cleave.conformance.MappingKey.LISTED;
import static cleave.conformance.MappingKey.NOT_FOUND;
import static cleave.conformance.MappingKey.POST_TEXT;

import java.util.Map;
import java.util.function.Function;

/** A fault for each of the lab's rows about posts alone. */
final class PostFaults {
    private PostFaults() {}

    static Map<String, Function<Names, Fault>> byRow() {
        return Map.of(
                "post.snippet-kept",
                        names -> StoredFaults.files(
                                names,
                                Kind.POST,
                                (answer, given) -> answer.withText(answer.text().strip())),
                "post.snippet-is-text",
                        names -> StoredFaults.files(
                                names,
                                Kind.POST,
                                (answer, given) -> answer.withHeader("Content-Type", "text/html; charset=utf-8")),
                "post.snippets-apart", names -> StoredFaults.collides(names, Kind.POST),
                "post.by-id",
                        names -> Planted.answers(names::readsOne, answer -> names.with(answer, POST_TEXT, "another")),
                "post.by-id-unknown", names -> UserFaults.accepting(names::readsOne, NOT_FOUND, LISTED, names),
                "post.by-id-token-required", names -> ItemFaults.withoutToken(names, names::readsOne));
    }
}
