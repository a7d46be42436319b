package cleave.e2e.faults;

import cleave.e2e.Answer;
import cleave.e2e.Api;
import cleave.e2e.Api.Person;
import cleave.e2e.Api.Unanswered;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * Statuses of which some are hateful, what their authors were told, and what operators decided, to be held against what
 * is there once all is judged. Safe for many threads.
 */
final class Verdicts {
    private static final List<String> VERDICT = List.of("verdict");
    private static final List<String> RELEASED = List.of("verdict", "release");

    private final Map<String, Draft> sent = new ConcurrentHashMap<>();
    private final Map<String, String> acknowledged = new ConcurrentHashMap<>();
    private final Set<String> released = ConcurrentHashMap.newKeySet();
    private final Queue<String> refused = new ConcurrentLinkedQueue<>();

    /** A status that nobody else writes; its key is its Idempotency-Key too. */
    record Draft(Person author, String key, boolean hateful) {
        String text() {
            return hateful
                    ? "I hate all immigrants. They are vermin and should be wiped out of this country. " + key
                    : "Good luck with your exam tomorrow, I know that you will do well. " + key;
        }
    }

    Draft draft(Person author, boolean hateful) {
        Draft draft = new Draft(author, Ledger.number(), hateful);
        sent.put(draft.key(), draft);
        return draft;
    }

    /** Sends the draft, takes down the answer, and tells whether there was one. */
    boolean send(Api api, Draft draft) {
        try {
            Answer answer = api.write(draft.author(), draft.text(), draft.key());
            if (answer.status() == 201 || answer.status() == 200) acknowledge(draft, answer);
            else refused.add(answer.request() + " " + answer.status());
            return true;
        } catch (Unanswered silence) {
            return false;
        }
    }

    /** Sends all that was not acknowledged again, with the same key; each must succeed now. */
    void retry(Api api) {
        for (Draft draft : sent.values()) {
            if (acknowledged.containsKey(draft.key())) continue;
            Answer answer = api.write(draft.author(), draft.text(), draft.key());
            if (answer.status() != 200) answer.expect(201);
            acknowledge(draft, answer);
        }
    }

    private void acknowledge(Draft draft, Answer answer) {
        acknowledged.put(draft.key(), answer.json().path("id").asText());
    }

    /** Has the operator release one that is held, which must succeed. */
    void releaseOne(Api api, Person operator) {
        JsonNode item = api.get("/moderation?state=held&limit=1", operator.token())
                .expect(200)
                .json()
                .path(0);
        String id = item.path("id").asText();
        api.post("/moderation/" + id + "/release", operator.token(), Map.of(), Map.of())
                .expect(200);
        released.add(id);
    }

    int acknowledgedCount() {
        return acknowledged.size();
    }

    List<String> acknowledgedIds() {
        return List.copyOf(acknowledged.values());
    }

    int releasedCount() {
        return released.size();
    }

    List<String> refused() {
        return List.copyOf(refused);
    }

    /** Looks again until nothing is wrong, or the last look began later than it may take. */
    void assertRight(Api api, Person reader, Person operator, Duration limit, String when) throws InterruptedException {
        FoundFaults.assertNone(() -> faults(api, reader, operator), limit, when);
    }

    /** What is wrong, a line each; empty when each status has one verdict, and that or an operator's word counts. */
    List<String> faults(Api api, Person reader, Person operator) {
        List<String> faults = new ArrayList<>();
        Map<String, JsonNode> shown = byId(api.items(reader, "/status?limit=100"), faults);
        Map<String, JsonNode> open = byId(api.items(operator, "/moderation?limit=100"), faults);
        Map<String, JsonNode> free = byId(api.items(operator, "/moderation?state=released&limit=100"), faults);
        acknowledged.forEach((key, id) -> {
            Draft draft = sent.get(key);
            if (draft == null) faults.add("acknowledged without having been sent: " + key);
            else if (!draft.hateful()) kind(id, shown.get(id), open.get(id), faults);
            else if (released.contains(id)) released(id, shown.get(id), free.get(id), faults);
            else hateful(id, shown.get(id), open.get(id), faults);
        });
        return faults;
    }

    private static void kind(String id, @Nullable JsonNode shown, @Nullable JsonNode open, List<String> faults) {
        if (shown == null) faults.add("a kind status that nobody sees: " + id);
        if (open != null) faults.add("a kind status that is held or doubtful: " + id);
    }

    private static void hateful(String id, @Nullable JsonNode shown, @Nullable JsonNode open, List<String> faults) {
        if (shown != null) faults.add("a hateful status that everyone sees: " + id);
        if (open == null) faults.add("a hateful status without verdict: " + id);
        else if (!actions(open).equals(VERDICT)) faults.add("not one verdict: " + open);
    }

    private static void released(String id, @Nullable JsonNode shown, @Nullable JsonNode item, List<String> faults) {
        if (shown == null) faults.add("a released status that nobody sees: " + id);
        if (item == null) faults.add("a release that is forgotten: " + id);
        else if (!actions(item).equals(RELEASED)) faults.add("not one verdict and one release: " + item);
    }

    private static List<String> actions(JsonNode item) {
        return item.path("history")
                .valueStream()
                .map(line -> line.path("action").asText())
                .toList();
    }

    private static Map<String, JsonNode> byId(List<JsonNode> items, List<String> faults) {
        return FoundFaults.byKey(items, item -> item.path("id"), faults);
    }
}
