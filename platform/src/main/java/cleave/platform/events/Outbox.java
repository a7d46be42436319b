package cleave.platform.events;

import cleave.platform.runtime.Ids;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Where a module publishes its events: rows beside what they tell, committed or rolled back with it. Safe for many
 * threads.
 */
public final class Outbox {
    private final String prefix;
    private final String source;
    private final OutboxRows rows;
    private final Ids ids;
    private final InstantSource clock;
    private final Envelopes envelopes;
    private final Runnable wake;

    Outbox(String module, OutboxRows rows, InstantSource clock, Envelopes envelopes, Runnable wake) {
        this.prefix = EventType.prefix(module);
        this.source = "/cleave/" + module;
        this.rows = rows;
        this.ids = new Ids(clock);
        this.clock = clock;
        this.envelopes = envelopes;
        this.wake = wake;
    }

    /**
     * Publishes an event for each of the data, in this transaction of the module's database. After the commit call
     * {@link #wake}.
     *
     * @throws IllegalStateException outside a transaction, where the event could come without what it tells
     */
    public <T extends Record> void publish(Handle handle, EventType<T> type, List<T> data) {
        if (!handle.isInTransaction()) {
            throw new IllegalStateException("an event is published in the transaction of what it tells");
        }
        if (!type.name().startsWith(prefix)) {
            throw new IllegalStateException("a module publishes events of its own, and " + type.name() + " is none");
        }
        if (data.isEmpty()) return;
        Instant now = Instant.ofEpochMilli(clock.millis());
        List<OutboxRows.Draft> drafts =
                data.stream().map(one -> draft(type, now, one)).toList();
        rows.insert(handle, drafts);
    }

    /** Has what was committed delivered at once rather than at the next look. Never blocks; may be repeated. */
    public void wake() {
        wake.run();
    }

    private OutboxRows.Draft draft(EventType<?> type, Instant now, Record data) {
        var id = ids.next();
        return new OutboxRows.Draft(id, type.name(), envelopes.write(source, id, type.name(), now, data), now);
    }
}
