package cleave.conformance;

import static cleave.conformance.Planted.answers;
import static cleave.conformance.Planted.calls;
import static cleave.conformance.Planted.json;
import static cleave.conformance.Planted.on;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/** A fault for each of the contract's rows about statuses and lists. */
final class StatusContractFaults {
    private static final Predicate<Call> WRITE = on("POST", "/status");
    private static final Predicate<Call> LIST = on("GET", "/status");
    private static final Predicate<Call> MINE = on("GET", "/status/mine");
    private static final Predicate<Call> LISTS = LIST.or(MINE);

    private StatusContractFaults() {}

    static Map<String, Function<Names, Fault>> byRow() {
        return Map.ofEntries(
                Map.entry("status.shape", names -> json(WRITE, status -> status.remove("moderation"))),
                Map.entry(
                        "status.item-shape",
                        names -> answers(LIST, answer -> names.eachItem(answer, StatusContractFaults::withModeration))),
                Map.entry(
                        "status.text-normalised",
                        names -> json(
                                WRITE,
                                status -> status.put(
                                        "text", status.path("text").asText().replace("\n", "\r\n")))),
                Map.entry("status.text-limits", names -> countsUtf16Units()),
                Map.entry("status.mine", names -> answers(MINE, answer -> names.items(answer, List::reversed))),
                Map.entry("status.unknown-fields", names -> refusesUnknownFields()),
                Map.entry("list.etag", names -> calls(LISTS, call -> call.withoutHeader("If-None-Match"))),
                Map.entry(
                        "list.cache-control",
                        names -> answers(LISTS, answer -> answer.withHeader("Cache-Control", "public, max-age=60"))),
                Map.entry("list.limit", names -> calls(LISTS, call -> call.withPath(call.pathWithoutQuery()))),
                Map.entry("list.limit-bounds", names -> ignoringWhatIsWrongIn("limit=")),
                Map.entry("list.before", names -> ignoringWhatIsWrongIn("before=")),
                Map.entry(
                        "list.empty",
                        names ->
                                answers(LISTS, answer -> answer.text().equals("[]") ? answer.withStatus(404) : answer)),
                Map.entry("list.paging", names -> skipsOneBetweenPages(names)),
                Map.entry("list.last-page", names -> alwaysLinksOn()));
    }

    private static Fault alwaysLinksOn() {
        return answers(
                LISTS,
                answer -> answer.header("Link").isEmpty()
                        ? answer.withHeader("Link", "<" + answer.to().path() + ">; rel=\"next\"")
                        : answer);
    }

    private static JsonNode withModeration(JsonNode item) {
        ObjectNode copy = item.deepCopy();
        copy.putObject("moderation").put("state", "visible");
        return copy;
    }

    private static Fault countsUtf16Units() {
        return (call, correct) ->
                WRITE.test(call) && Names.body(call).path("text").asText().length() > 5000
                        ? Planted.problem(call, 422, "invalid")
                        : correct.answer(call);
    }

    private static Fault refusesUnknownFields() {
        return (call, correct) -> WRITE.test(call) && Names.body(call).size() > 1
                ? Planted.problem(call, 422, "invalid")
                : correct.answer(call);
    }

    static Fault ignoringWhatIsWrongIn(String parameter) {
        return (call, correct) -> {
            Answer answer = correct.answer(call);
            return answer.status() == 422 && call.path().contains(parameter)
                    ? correct.answer(call.withPath(call.pathWithoutQuery()))
                    : answer;
        };
    }

    private static Fault skipsOneBetweenPages(Names names) {
        return answers(
                LISTS.and(call -> call.path().contains("before=")),
                answer -> names.items(answer, items -> items.subList(Math.min(1, items.size()), items.size())));
    }
}
