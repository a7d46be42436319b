package cleave.platform.events;

import cleave.platform.events.OutboxRows.Sample;
import cleave.platform.sql.Database;

/**
 * Counts for the metrics what is pending and dead: once a second at most, less often where counting takes long, and not
 * at all where nothing happens. Used by one thread, but for {@link #wanted}.
 */
final class Sampling {
    private static final long SHORTEST_NANOS = 1_000_000_000L;
    /** Counting gets no more than this part of the time. */
    private static final int PART = 50;

    private final Database database;
    private final OutboxRows rows;
    private final RelayMetrics metrics;
    private volatile boolean wanted = true;
    private long next = System.nanoTime();

    Sampling(Database database, OutboxRows rows, RelayMetrics metrics) {
        this.database = database;
        this.rows = rows;
        this.metrics = metrics;
    }

    /** Something happened, so that the last sample holds no more. */
    void wanted() {
        wanted = true;
    }

    void takeWhereDue() {
        long start = System.nanoTime();
        if (!wanted || start - next < 0) return;
        // Before it looks, so that what comes meanwhile is seen next time.
        wanted = false;
        boolean more = true;
        try {
            Sample sample = database.read(rows::sample);
            metrics.show(sample);
            more = sample.pending() > 0;
        } finally {
            if (more) wanted = true;
        }
        long end = System.nanoTime();
        next = end + Math.max(SHORTEST_NANOS, (end - start) * PART);
    }
}
