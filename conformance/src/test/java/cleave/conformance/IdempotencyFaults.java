package cleave.conformance;

import static cleave.conformance.Planted.calls;
import static cleave.conformance.Planted.problem;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** A fault for each of the contract's rows about requests that are sent again. */
final class IdempotencyFaults {
    private static final String KEY = "Idempotency-Key";
    private static final String REUSED = "idempotency_key_reused";

    private IdempotencyFaults() {}

    static Map<String, Function<Names, Fault>> byRow() {
        return Map.of(
                "idempotency.same", names -> calls(IdempotencyFaults::keyed, call -> call.withoutHeader(KEY)),
                "idempotency.normalised", names -> comparesBytes(),
                "idempotency.other-content", names -> Planted.code(IdempotencyFaults::keyed, 422, 200),
                "idempotency.invalid-first", names -> looksAtKeysFirst(),
                "idempotency.by-user", names -> sharesKeysBetweenUsers(),
                "idempotency.successes-only", names -> remembersRefusals(),
                "idempotency.key-form", names -> ignoresUnsoundKeys(),
                "idempotency.at-once", names -> refusesInsteadOfWaiting());
    }

    static boolean keyed(Call call) {
        return !call.header(KEY).isEmpty();
    }

    private static Fault comparesBytes() {
        Map<String, String> bodies = new ConcurrentHashMap<>();
        return (call, correct) -> {
            String body = new String(call.body(), StandardCharsets.UTF_8);
            String first = keyed(call) ? bodies.putIfAbsent(call.header(KEY), body) : null;
            return first == null || first.equals(body) ? correct.answer(call) : problem(call, 422, REUSED);
        };
    }

    private static Fault looksAtKeysFirst() {
        Map<String, Boolean> used = new ConcurrentHashMap<>();
        return (call, correct) -> {
            Answer answer = correct.answer(call);
            boolean again = keyed(call) && used.putIfAbsent(call.header(KEY), true) != null;
            return again && answer.status() >= 400 ? problem(call, 422, REUSED) : answer;
        };
    }

    static Fault sharesKeysBetweenUsers() {
        Map<String, Answer> firsts = new ConcurrentHashMap<>();
        return (call, correct) -> {
            Answer known = firsts.get(call.header(KEY));
            Answer answer = known == null ? correct.answer(call) : known.withStatus(200);
            if (keyed(call)) {
                firsts.putIfAbsent(call.header(KEY), answer);
            }
            return answer;
        };
    }

    private static Fault remembersRefusals() {
        Map<String, Answer> refusals = new ConcurrentHashMap<>();
        return (call, correct) -> {
            Answer refused = refusals.get(call.header(KEY));
            Answer answer = refused == null ? correct.answer(call) : refused;
            if (keyed(call) && answer.status() >= 400) {
                refusals.put(call.header(KEY), answer);
            }
            return answer;
        };
    }

    private static Fault ignoresUnsoundKeys() {
        return (call, correct) -> {
            Answer answer = correct.answer(call);
            return keyed(call) && answer.status() == 400 ? correct.answer(call.withoutHeader(KEY)) : answer;
        };
    }

    static Fault refusesInsteadOfWaiting() {
        Map<String, Boolean> used = new ConcurrentHashMap<>();
        return (call, correct) -> keyed(call) && used.putIfAbsent(call.header(KEY), true) != null
                ? problem(call, 409, "under_way")
                : correct.answer(call);
    }
}
