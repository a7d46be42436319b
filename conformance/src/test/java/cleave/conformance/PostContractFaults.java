package cleave.conformance;

import static cleave.conformance.Planted.answers;
import static cleave.conformance.Planted.code;
import static cleave.conformance.Planted.json;
import static cleave.conformance.Planted.on;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/** A fault for each of the contract's rows about posts and snippets. */
final class PostContractFaults {
    private static final Predicate<Call> WRITE = on("POST", "/post");
    private static final Predicate<Call> MEDIA = Planted.under("/media/");
    private static final int LONGEST = 20_000;

    private PostContractFaults() {}

    static Map<String, Function<Names, Fault>> byRow() {
        return Map.ofEntries(
                Map.entry("post.shape", names -> json(WRITE, post -> post.put("votes", 0))),
                Map.entry(
                        "post.item-shape",
                        names -> FeedFaults.listing(
                                names,
                                Kind.POST,
                                items -> items.stream()
                                        .<JsonNode>map(item -> ((ObjectNode) item.deepCopy()).put("votes", 0))
                                        .toList())),
                Map.entry(
                        "post.text-normalised",
                        names -> json(
                                WRITE,
                                post -> post.put(
                                        "text", post.path("text").asText().replace("\n", "\r\n")))),
                Map.entry("post.text-limits", names -> countsUtf16Units()),
                Map.entry(
                        "post.form",
                        names -> code(
                                WRITE.and(call -> call.header("Content-Type").startsWith("multipart")), 201, 415)),
                Map.entry("post.media-type", names -> code(WRITE, 415, 400)),
                Map.entry("post.body-too-large", names -> code(WRITE, 413, 400)),
                Map.entry("post.malformed", names -> code(WRITE, 400, 422)),
                Map.entry("post.unknown-fields", names -> refusesUnknownFields()),
                Map.entry("post.by-id-shape", names -> json(names::readsOne, post -> post.put("views", 1))),
                Map.entry("operations.posts", names -> code(on("GET", "/notifications"), 200, 404)),
                Map.entry(
                        "post.snippet-bytes",
                        names -> answers(
                                MEDIA, answer -> answer.withText(answer.text().replace("\r\n", "\n")))),
                Map.entry(
                        "post.snippet-type",
                        names -> answers(MEDIA, answer -> answer.withHeader("Content-Type", "text/plain"))),
                Map.entry("post.snippet-largest", names -> code(WRITE, 413, 422)),
                Map.entry("post.snippet-utf8", names -> code(WRITE, 422, 201)),
                Map.entry("post.languages", names -> code(WRITE, 422, 201)),
                Map.entry("post.snippet-rules", names -> code(WRITE, 422, 400)));
    }

    private static Fault countsUtf16Units() {
        return (call, correct) ->
                WRITE.test(call) && Names.body(call).path("text").asText().length() > LONGEST
                        ? Planted.problem(call, 422, "invalid")
                        : correct.answer(call);
    }

    private static Fault refusesUnknownFields() {
        return (call, correct) -> WRITE.test(call) && call.text().contains("votes")
                ? Planted.problem(call, 422, "invalid")
                : correct.answer(call);
    }
}
