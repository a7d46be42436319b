package cleave.e2e.faults;

import cleave.e2e.Answer;
import cleave.e2e.Api;
import cleave.e2e.Api.Person;
import cleave.e2e.Api.Status;
import cleave.e2e.Api.Unanswered;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** What clients sent and what they were told, to be held against what is stored. Safe for many threads. */
final class Ledger {
    private static final long NUMBERS = 1_000_000_000_000_000_000L;

    private final Map<String, Draft> sent = new ConcurrentHashMap<>();
    private final Map<String, String> acknowledged = new ConcurrentHashMap<>();
    private final Queue<Answer> refused = new ConcurrentLinkedQueue<>();
    private final Queue<Unanswered> unanswered = new ConcurrentLinkedQueue<>();
    private volatile CountDownLatch awaited = new CountDownLatch(0);

    /** A status with a text that nobody else writes; the text is its Idempotency-Key too. */
    record Draft(Person author, String text) {}

    /**
     * How what is stored differs from what was told.
     *
     * @param lost acknowledged but not there
     * @param doubled there more than once
     * @param changed there under another id than was told
     * @param foreign there though nobody sent it
     * @param silent there though nobody was told so
     * @param missing sent but not there, whatever was told
     */
    record Verdict(
            List<String> lost,
            List<String> doubled,
            List<String> changed,
            List<String> foreign,
            List<String> silent,
            List<String> missing) {}

    /** Digits that nobody else draws. Letters at random may be a word about which moderation has an opinion. */
    static String number() {
        return "%018d".formatted(ThreadLocalRandom.current().nextLong(NUMBERS));
    }

    Draft draft(Person author) {
        Draft draft = new Draft(author, number());
        sent.put(draft.text(), draft);
        return draft;
    }

    /** Sends the draft, takes down the answer, and tells whether there was one. */
    boolean send(Api api, Draft draft) {
        try {
            Answer answer = api.write(draft.author(), draft.text(), draft.text());
            if (answer.status() == 201 || answer.status() == 200) {
                acknowledged.put(draft.text(), answer.json().path("id").asText());
                awaited.countDown();
            } else {
                refused.add(answer);
            }
            return true;
        } catch (Unanswered silence) {
            unanswered.add(silence);
            return false;
        }
    }

    /** Waits until so many more are acknowledged. */
    void awaitAcknowledged(int more) throws InterruptedException {
        CountDownLatch latch = new CountDownLatch(more);
        awaited = latch;
        if (!latch.await(60, TimeUnit.SECONDS)) {
            throw new AssertionError("Only %d of %d statuses were acknowledged within 60 s; refused: %s"
                    .formatted(
                            more - latch.getCount(),
                            more,
                            refused.stream().limit(3).toList()));
        }
    }

    /** Sends all that was not acknowledged again, with the same key; each must succeed now. */
    int retry(Api api) {
        List<Draft> open = sent.values().stream()
                .filter(draft -> !acknowledged.containsKey(draft.text()))
                .toList();
        for (Draft draft : open) {
            Answer answer = api.write(draft.author(), draft.text(), draft.text());
            if (answer.status() != 200) {
                answer.expect(201);
            }
            acknowledged.put(draft.text(), answer.json().path("id").asText());
        }
        return open.size();
    }

    Verdict judge(List<Status> stored) {
        Map<String, String> ids = new HashMap<>();
        List<String> doubled = stored.stream()
                .filter(status -> ids.put(status.text(), status.id()) != null)
                .map(Status::text)
                .toList();
        return new Verdict(
                acknowledged.keySet().stream()
                        .filter(text -> !ids.containsKey(text))
                        .toList(),
                doubled,
                acknowledged.entrySet().stream()
                        .filter(told -> !told.getValue().equals(ids.getOrDefault(told.getKey(), told.getValue())))
                        .map(Map.Entry::getKey)
                        .toList(),
                ids.keySet().stream().filter(text -> !sent.containsKey(text)).toList(),
                ids.keySet().stream()
                        .filter(text -> !acknowledged.containsKey(text))
                        .toList(),
                sent.keySet().stream().filter(text -> !ids.containsKey(text)).toList());
    }

    int acknowledgedCount() {
        return acknowledged.size();
    }

    List<String> acknowledgedIds() {
        return List.copyOf(acknowledged.values());
    }

    /** Answers that were neither 201 nor 200. */
    List<Answer> refused() {
        return List.copyOf(refused);
    }

    List<Unanswered> unanswered() {
        return List.copyOf(unanswered);
    }
}
