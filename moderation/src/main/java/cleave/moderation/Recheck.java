package cleave.moderation;

import cleave.moderation.Item.State;
import cleave.moderation.Judge.Judged;
import cleave.moderation.model.Classifier;
import cleave.platform.events.Events;
import cleave.platform.sql.Database;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/**
 * Judges statuses again with the present model, because an operator asks for it. What a person decided stays, and so
 * does what this very model has judged; of the others those change for which the model finds another place. Blocks; may
 * run beside a server, which delivers what is decided, and may be repeated.
 */
public final class Recheck {
    private static final int BATCH = 200;

    private final Database database;
    private final Judge judge;
    private final ItemRows rows = new ItemRows();
    private final Decider decider;

    /**
     * A status that another place is found for.
     *
     * @param from where it stands: {@code clean}, {@code review} or {@code held}
     * @param to the place that the model finds for it
     * @param score how likely the model finds it to be hateful
     */
    public record Change(UUID id, Instant createdAt, String from, String to, double score) {}

    /**
     * What was found.
     *
     * @param judged statuses that were judged again
     * @param same those that this model had judged before
     * @param byPeople those that a person has decided about
     * @param failed those that the model could not judge, which stay as they are
     * @param changed those for which another place was found, and that were put there unless it was a dry run
     * @param overtaken those of them that somebody else changed meanwhile, which stay as they are then
     */
    public record Findings(long judged, long same, long byPeople, long failed, long changed, long overtaken) {}

    /** Counts, while it goes on. */
    private static final class Count {
        private long judged;
        private long same;
        private long byPeople;
        private long failed;
        private long changed;
        private long overtaken;
    }

    /**
     * @param database the moderation module's; not closed here
     */
    public Recheck(Database database, Classifier classifier, Events events, InstantSource clock) {
        this.database = database;
        this.judge = new Judge(classifier);
        ItemStore store = new ItemStore(database, rows);
        this.decider = new Decider(database, rows, store, events.outbox(ModerationModule.NAME, database), clock);
    }

    /**
     * Goes over the statuses that were written since then, the oldest first.
     *
     * @param apply whether to change anything
     * @param each told of every change
     */
    public Findings run(Instant since, boolean apply, Consumer<Change> each) {
        Count count = new Count();
        // Ids begin with the time at which they were made.
        UUID after = new UUID(Math.max(0, since.toEpochMilli()) << 16, 0);
        List<Item> batch;
        do {
            batch = after(after);
            for (Item item : batch) look(item, apply, each, count);
            if (!batch.isEmpty()) after = batch.getLast().id();
        } while (batch.size() == BATCH);
        return new Findings(count.judged, count.same, count.byPeople, count.failed, count.changed, count.overtaken);
    }

    private List<Item> after(UUID id) {
        return database.read(handle -> {
            Query query = handle.createQuery(ItemRows.SELECT + " where id > :id order by id limit :count");
            return query.bind("id", id).bind("count", BATCH).map(rows::item).list();
        });
    }

    private void look(Item item, boolean apply, Consumer<Change> each, Count count) {
        if (item.byOperator()) count.byPeople++;
        else if (item.verdict().model().equals(judge.version())) count.same++;
        else again(item, apply, each, count);
    }

    private void again(Item item, boolean apply, Consumer<Change> each, Count count) {
        Judged judged = judge.judge(item.text());
        @Nullable Double score = judged.verdict().score();
        count.judged++;
        if (score == null) {
            count.failed++;
            return;
        }
        State to = State.of(judged.verdict().label());
        if (to == item.state()) return;
        if (apply && !decider.judgeAgain(item, judged.verdict())) {
            count.overtaken++;
            return;
        }
        count.changed++;
        each.accept(new Change(item.id(), item.createdAt(), ItemRows.lower(item.state()), ItemRows.lower(to), score));
    }
}
