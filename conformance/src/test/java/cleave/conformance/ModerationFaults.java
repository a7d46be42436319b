package cleave.conformance;

import static cleave.conformance.MappingKey.CREATED;
import static cleave.conformance.Planted.answers;
import static cleave.conformance.Planted.code;
import static cleave.conformance.Planted.on;
import static cleave.conformance.Planted.under;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Predicate;

/** A fault for each row about moderation. */
final class ModerationFaults {
    private static final long LATER_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
    private static final Predicate<Call> LIST = on("GET", "/moderation");
    private static final Predicate<Call> RELEASE =
            under("/moderation/").and(call -> call.path().endsWith("/release"));

    private ModerationFaults() {}

    static Map<String, Function<Names, Fault>> byRow() {
        return Map.ofEntries(
                Map.entry("moderation.hateful-vanishes", names -> keepsShowing(names, ModerationTexts::isHateful)),
                Map.entry("moderation.none-missed", ModerationFaults::losesAVerdict),
                Map.entry("moderation.kind-stays", ModerationFaults::hidesKindOnes),
                Map.entry("moderation.others-stay", ModerationFaults::hidesTheOneBefore),
                Map.entry("moderation.author-told", names -> countsFromOne(names)),
                Map.entry("moderation.operators-only", names -> code(under("/moderation"), 403, 404)),
                Map.entry(
                        "moderation.listed",
                        names -> answers(LIST, answer -> names.eachItem(answer, ModerationFaults::withoutHistory))),
                Map.entry("moderation.list-bounds", names -> StatusContractFaults.ignoringWhatIsWrongIn("state=")),
                Map.entry(
                        "moderation.judged-once",
                        names -> answers(LIST, answer -> names.eachItem(answer, ModerationFaults::judgedTwice))),
                Map.entry("moderation.released", ModerationFaults::holdsAgain),
                Map.entry("moderation.decided-once", names -> writesEachReleaseDown()),
                Map.entry("moderation.held", names -> keepsShowing(names, ModerationTexts::isKind)),
                Map.entry("moderation.note-limits", names -> countsUtf16Units()),
                Map.entry("moderation.unknown", names -> code(under("/moderation/"), 404, 200)));
    }

    /** As if nothing were ever decided about those texts. */
    private static Fault keepsShowing(Names names, Predicate<String> texts) {
        Map<String, JsonNode> written = new ConcurrentSkipListMap<>();
        return (call, correct) -> {
            Answer answer = correct.answer(call);
            if (names.writes(call) && names.is(answer, CREATED)) {
                JsonNode status = answer.json();
                if (texts.test(names.field(status, MappingKey.STATUS_TEXT))) {
                    written.put(names.field(status, MappingKey.STATUS_ID), status);
                }
            }
            return names.lists(call) ? names.items(answer, items -> withAll(names, items, written)) : answer;
        };
    }

    private static List<JsonNode> withAll(Names names, List<JsonNode> items, Map<String, JsonNode> written) {
        Map<String, JsonNode> hidden = new ConcurrentSkipListMap<>(written);
        for (JsonNode item : items) hidden.remove(names.field(item, MappingKey.STATUS_ID));
        List<JsonNode> all = new ArrayList<>(hidden.values());
        all.addAll(items);
        return all;
    }

    private static Fault losesAVerdict(Names names) {
        AtomicInteger count = new AtomicInteger();
        return keepsShowing(names, text -> ModerationTexts.isHateful(text) && count.incrementAndGet() == 5);
    }

    private static Fault hidesKindOnes(Names names) {
        Map<String, Long> seenAt = new ConcurrentHashMap<>();
        return FeedFaults.listing(
                names,
                Kind.STATUS,
                items -> items.stream()
                        .filter(item -> {
                            String text = names.field(item, MappingKey.STATUS_TEXT);
                            long since = seenAt.computeIfAbsent(text, first -> System.nanoTime());
                            return !ModerationTexts.isKind(text) || System.nanoTime() - since < LATER_NANOS;
                        })
                        .toList());
    }

    /** The verdict finds the wrong status. */
    private static Fault hidesTheOneBefore(Names names) {
        Set<String> hidden = ConcurrentHashMap.newKeySet();
        List<String> texts = new ArrayList<>();
        return (call, correct) -> {
            Answer answer = correct.answer(call);
            if (names.writes(call)) {
                String text = names.sent(call, MappingKey.STATUS_TEXT);
                if (ModerationTexts.isHateful(text) && !texts.isEmpty()) hidden.add(texts.getLast());
                texts.add(text);
            }
            return names.lists(call)
                    ? names.items(
                            answer,
                            items -> items.stream()
                                    .filter(item -> !hidden.contains(names.field(item, MappingKey.STATUS_TEXT)))
                                    .toList())
                    : answer;
        };
    }

    private static Fault countsFromOne(Names names) {
        return answers(
                on("GET", "/status/mine"),
                answer -> names.eachItem(answer, item -> {
                    JsonNode copy = item.deepCopy();
                    for (JsonNode reason : copy.path("moderation").path("reasons")) {
                        ((ObjectNode) reason).put("start", reason.path("start").asInt() + 1);
                    }
                    return copy;
                }));
    }

    private static JsonNode withoutHistory(JsonNode item) {
        ObjectNode copy = item.deepCopy();
        copy.remove("history");
        return copy;
    }

    private static JsonNode judgedTwice(JsonNode item) {
        JsonNode copy = item.deepCopy();
        if (copy.path("history") instanceof ArrayNode history) history.insert(0, history.path(0));
        return copy;
    }

    /** What is released is held again by the same verdict, that came twice. */
    private static Fault holdsAgain(Names names) {
        Set<String> released = ConcurrentHashMap.newKeySet();
        return (call, correct) -> {
            Answer answer = correct.answer(call);
            if (RELEASE.test(call)) released.add(answer.json().path("id").asText());
            return names.lists(call)
                    ? names.items(
                            answer,
                            items -> items.stream()
                                    .filter(item -> !released.contains(names.field(item, MappingKey.STATUS_ID)))
                                    .toList())
                    : answer;
        };
    }

    private static Fault writesEachReleaseDown() {
        Set<String> seen = ConcurrentHashMap.newKeySet();
        return (call, correct) -> {
            Answer answer = correct.answer(call);
            boolean again = RELEASE.test(call) && !seen.add(call.path());
            if (!again || !(answer.json() instanceof ObjectNode item)) return answer;
            ArrayNode history = item.withArrayProperty("history");
            history.add(history.path(history.size() - 1));
            return answer.withJson(item);
        };
    }

    private static Fault countsUtf16Units() {
        return (call, correct) ->
                RELEASE.test(call) && Names.body(call).path("note").asText().length() > 1_000
                        ? Planted.problem(call, 422, "invalid")
                        : correct.answer(call);
    }
}
