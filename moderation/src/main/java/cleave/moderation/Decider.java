package cleave.moderation;

import cleave.moderation.Entry.Action;
import cleave.moderation.Item.Judgement;
import cleave.moderation.Item.State;
import cleave.platform.auth.Principal;
import cleave.platform.events.EventType;
import cleave.platform.events.Outbox;
import cleave.platform.sql.Database;
import cleave.status.api.StatusDecided;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Changes where items stand: each change is one transaction on the locked item, with its line of history and, where
 * others get to see the status or no longer do, the event that says so. All calls block; safe for many threads.
 */
final class Decider {
    static final EventType<StatusDecided> DECIDED = new EventType<>(StatusDecided.TYPE, StatusDecided.class);

    private final Database database;
    private final ItemRows rows;
    private final ItemStore store;
    private final Outbox outbox;
    private final InstantSource clock;

    /**
     * What came of a person's decision.
     *
     * @param overruled whether it released what a program had held
     * @param missed whether it held what a program had let pass
     */
    record Decided(ItemStore.Filed filed, boolean overruled, boolean missed) {}

    Decider(Database database, ItemRows rows, ItemStore store, Outbox outbox, InstantSource clock) {
        this.database = database;
        this.rows = rows;
        this.store = store;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Does what an operator wants; empty where there is no such item. What changes nothing leaves no trace. */
    Optional<Decided> decide(UUID id, Action action, Principal operator, @Nullable String note) {
        Instant now = now();
        Optional<Decided> decided = database.write(handle -> Optional.ofNullable(rows.lock(handle, id))
                .map(item -> decide(handle, item, action, operator, note, now)));
        outbox.wake();
        return decided;
    }

    private Decided decide(
            Handle handle, Item item, Action action, Principal operator, @Nullable String note, Instant now) {
        State wanted = action == Action.HOLD ? State.HELD : State.RELEASED;
        if (changes(item, wanted)) {
            Item changed = with(item, wanted, true, note, item.verdict());
            rows.update(handle, changed);
            rows.add(handle, new Entry(item.id(), changed.number(), now, action, operator, null, note));
            tell(handle, item, changed);
        }
        boolean overruled = !item.byOperator() && item.isHeld() && action == Action.RELEASE;
        boolean missed = !item.byOperator() && !item.isHeld() && action == Action.HOLD;
        return new Decided(Objects.requireNonNull(store.filed(handle, item.id())), overruled, missed);
    }

    /** The same again is no change, and neither is to release what nobody doubts; to confirm a program's hold is one. */
    private static boolean changes(Item item, State wanted) {
        if (item.state() == wanted && item.byOperator()) return false;
        return wanted == State.HELD || item.isHeld() || item.state() == State.REVIEW;
    }

    /**
     * Has a later model's verdict count, unless the item has changed since it was read, or a person decided about it.
     *
     * @return whether it counts now
     */
    boolean judgeAgain(Item read, Judgement verdict) {
        Instant now = now();
        boolean counts = database.write(handle -> {
            Item item = rows.lock(handle, read.id());
            if (item == null || item.byOperator() || item.number() != read.number()) return false;
            Item changed = with(item, State.of(verdict.label()), false, null, verdict);
            rows.update(handle, changed);
            rows.add(handle, Entry.verdict(item.id(), changed.number(), now, verdict.model(), null));
            tell(handle, item, changed);
            return true;
        });
        outbox.wake();
        return counts;
    }

    private static Item with(Item item, State state, boolean byOperator, @Nullable String note, Judgement verdict) {
        return new Item(
                item.id(),
                item.author(),
                item.text(),
                item.createdAt(),
                state,
                item.number() + 1,
                byOperator,
                note,
                verdict);
    }

    /** What was visible and stays so is nobody's business but the operators'. */
    private void tell(Handle handle, Item before, Item after) {
        if (before.isHeld() || after.isHeld()) outbox.publish(handle, DECIDED, List.of(event(after)));
    }

    static StatusDecided event(Item item) {
        return new StatusDecided(
                item.id(),
                item.number(),
                item.isHeld(),
                !item.byOperator(),
                item.verdict().reasons(),
                item.note());
    }

    private Instant now() {
        return Instant.ofEpochMilli(clock.millis());
    }
}
