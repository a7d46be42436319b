package cleave.platform.events;

import cleave.platform.events.OutboxRows.Pending;
import java.util.List;

/** Where a relay hands events of one type. */
interface Target {
    /** For the log. */
    String name();

    /**
     * Takes all of the events, or throws: an unavailable {@code Failure} where waiting helps. Blocks until what it did
     * is durable.
     */
    void hand(List<Pending> rows, Envelopes envelopes);
}
