package cleave.moderation;

import cleave.moderation.Item.State;
import cleave.moderation.Judge.Judged;
import cleave.platform.auth.Principal;
import cleave.platform.events.Outbox;
import cleave.platform.runtime.Ids;
import cleave.platform.sql.BulkInsert;
import cleave.platform.sql.Columns;
import cleave.platform.sql.Database;
import cleave.status.api.StatusDecided;
import cleave.status.api.StatusWritten;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;

/**
 * Judges statuses that were written: each once, by whichever model is there, however often it comes. A verdict, its
 * history and the event that tells of it are one transaction; the judging itself is none's. Safe for many threads.
 */
final class Checker {
    private final Database database;
    private final JudgingThread judge;
    private final Outbox outbox;
    private final ModerationMetrics metrics;
    private final InstantSource clock;
    private final Ids verdicts;

    /**
     * A status with its verdict, on its way into the store.
     *
     * @param verdictId stays with the first verdict that is stored, and so tells whose that is
     */
    private record Draft(StatusWritten status, Judged judged, UUID verdictId) {
        State state() {
            return State.of(judged.verdict().label());
        }

        Item item() {
            Principal author = new Principal(status.authorId(), status.authorName());
            return new Item(
                    status.id(), author, status.text(), status.createdAt(), state(), 1, false, null, judged.verdict());
        }

        /** Whether anybody must hear of it: what is visible and stays so needs no word. */
        boolean isTold() {
            return state() == State.HELD || status.pending();
        }
    }

    Checker(Database database, JudgingThread judge, Outbox outbox, ModerationMetrics metrics, InstantSource clock) {
        this.database = database;
        this.judge = judge;
        this.outbox = outbox;
        this.metrics = metrics;
        this.clock = clock;
        this.verdicts = new Ids(clock);
    }

    /** Judges those that have no verdict yet. Returns when these are durable; may be repeated. */
    void check(List<StatusWritten> written) {
        Map<UUID, StatusWritten> open = new LinkedHashMap<>();
        for (StatusWritten one : written) open.put(one.id(), one);
        open.keySet().removeAll(known(List.copyOf(open.keySet())));
        if (open.isEmpty()) return;
        List<StatusWritten> statuses = List.copyOf(open.values());
        List<Judged> judged =
                judge.judge(statuses.stream().map(StatusWritten::text).toList());
        List<Draft> drafts = IntStream.range(0, statuses.size())
                .mapToObj(i -> new Draft(statuses.get(i), judged.get(i), verdicts.next()))
                .toList();
        Instant now = Instant.ofEpochMilli(clock.millis());
        List<Draft> stored = database.write(handle -> store(handle, drafts, now));
        outbox.wake();
        for (Draft draft : stored) metrics.judged(draft.judged(), draft.status().createdAt(), now);
    }

    private Set<UUID> known(List<UUID> ids) {
        return new HashSet<>(database.read(handle -> handle.createQuery("select id from item where id in (<ids>)")
                .bindList("ids", ids)
                .mapTo(UUID.class)
                .list()));
    }

    /** Returns those whose verdict was the first. */
    private List<Draft> store(Handle handle, List<Draft> drafts, Instant now) {
        BulkInsert.execute(
                handle,
                "insert into item (id, author_id, author_name, text, created_at, state, number, by_operator,"
                        + " verdict_id, label, score, model, reasons) values (?, ?, ?, ?, ?, ?, 1, false, ?, ?, ?, ?, ?)"
                        + " on conflict do nothing",
                drafts,
                Checker::item);
        List<Draft> first = first(handle, drafts);
        BulkInsert.execute(
                handle,
                "insert into history (item_id, number, at, action, model, note) values (?, 1, ?, 'verdict', ?, ?)",
                first,
                (draft, values) -> values.uuid(draft.status().id())
                        .number(now.toEpochMilli())
                        .text(draft.judged().verdict().model())
                        .text(draft.judged().fault()));
        List<StatusDecided> told = first.stream()
                .filter(Draft::isTold)
                .map(draft -> Decider.event(draft.item()))
                .toList();
        outbox.publish(handle, Decider.DECIDED, told);
        return first;
    }

    private static void item(Draft draft, BulkInsert values) {
        StatusWritten status = draft.status();
        Item.Judgement verdict = draft.judged().verdict();
        values.uuid(status.id())
                .uuid(status.authorId())
                .text(status.authorName())
                .text(status.text())
                .number(status.createdAt().toEpochMilli())
                .text(ItemRows.stored(draft.state()))
                .uuid(draft.verdictId())
                .text(ItemRows.lower(verdict.label()))
                .real(verdict.score())
                .text(verdict.model())
                .text(ItemRows.json(verdict.reasons()));
    }

    /** Another process may have judged some of them meanwhile: then its verdicts stand. */
    private static List<Draft> first(Handle handle, List<Draft> drafts) {
        Map<UUID, UUID> stored = new HashMap<>();
        handle.createQuery("select id, verdict_id from item where id in (<ids>)")
                .bindList(
                        "ids", drafts.stream().map(draft -> draft.status().id()).toList())
                .map((row, context) -> Map.entry(Columns.uuid(row, 1, context), Columns.uuid(row, 2, context)))
                .forEach(entry -> stored.put(entry.getKey(), entry.getValue()));
        return drafts.stream()
                .filter(draft ->
                        draft.verdictId().equals(stored.get(draft.status().id())))
                .toList();
    }
}
