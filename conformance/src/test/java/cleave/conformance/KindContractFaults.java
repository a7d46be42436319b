package cleave.conformance;

import static cleave.conformance.Planted.answers;
import static cleave.conformance.Planted.calls;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/** A fault for each of the contract's rows that stories, posts and notifications share: lists, requests sent again. */
final class KindContractFaults {
    private static final String KEY = "Idempotency-Key";

    private KindContractFaults() {}

    static Map<String, Function<Names, Fault>> byRow(Kind kind) {
        Predicate<Call> list = Planted.on("GET", "/" + kind.area.word());
        Map<String, Function<Names, Fault>> faults = new TreeMap<>(Map.of(
                "list-etag", names -> calls(list, call -> call.withoutHeader("If-None-Match")),
                "list-headers",
                        names -> answers(list, answer -> answer.withHeader("Cache-Control", "public, max-age=60")),
                "list-limit", names -> calls(list, call -> call.withPath(call.pathWithoutQuery())),
                "list-before", names -> StatusContractFaults.ignoringWhatIsWrongIn("before="),
                "list-empty",
                        names -> answers(list, answer -> answer.text().equals("[]") ? answer.withStatus(404) : answer),
                "list-paging", names -> skipsOneBetweenPages(names, kind, list),
                "key-reused", names -> Planted.code(IdempotencyFaults::keyed, 422, 200)));
        if (kind != Kind.NOTIFICATION) {
            faults.put("again", names -> calls(IdempotencyFaults::keyed, call -> call.withoutHeader(KEY)));
            faults.put("sent-at-once", names -> IdempotencyFaults.refusesInsteadOfWaiting());
            faults.put("key-by-user", names -> IdempotencyFaults.sharesKeysBetweenUsers());
        }
        Map<String, Function<Names, Fault>> byRow = new TreeMap<>();
        faults.forEach((row, fault) -> byRow.put(kind.area.word() + "." + row, fault));
        return byRow;
    }

    private static Fault skipsOneBetweenPages(Names names, Kind kind, Predicate<Call> list) {
        return answers(
                list.and(call -> call.path().contains("before=")),
                answer -> names.items(kind, answer, items -> items.subList(Math.min(1, items.size()), items.size())));
    }
}
