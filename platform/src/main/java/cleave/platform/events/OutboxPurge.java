package cleave.platform.events;

import cleave.platform.sql.Database;
import cleave.platform.sql.PeriodicJob;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.jdbi.v3.core.Handle;

/** Deletes delivered events after a while, in small batches with pauses between them. */
final class OutboxPurge implements PeriodicJob.Task {
    private static final int BATCH = 500;
    private static final Duration PAUSE = Duration.ofMillis(10);
    private static final UUID FIRST = new UUID(0, 0);
    private static final UUID LAST = new UUID(-1, -1);

    private final Database database;
    private final Duration keep;
    private final InstantSource clock;

    OutboxPurge(Database database, Duration keep, InstantSource clock) {
        this.database = database;
        this.keep = keep;
        this.clock = clock;
    }

    @Override
    public void run(PeriodicJob.Run run) {
        long before = clock.millis() - keep.toMillis();
        long far = clock.millis() + OutboxRows.FAR_MILLIS;
        purge(run, FIRST, id(before), before, far);
        // Ids that a wrong clock made.
        purge(run, id(far), LAST, before, far);
    }

    private void purge(PeriodicJob.Run run, UUID from, UUID to, long before, long far) {
        int deleted = BATCH;
        while (deleted == BATCH && !run.stopped()) {
            deleted = database.write(handle -> {
                run.check(handle);
                return delete(handle, from, to, before, far);
            });
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    /** By a range of ids, which grow with time, so that no index of delivered rows is needed. */
    private static int delete(Handle handle, UUID from, UUID to, long before, long far) {
        return handle.createUpdate("delete from outbox where id in (select id from outbox"
                        + " where id >= :from and id < :to and delivered_at is not null"
                        + " and (delivered_at < :before or delivered_at > :far) order by id limit :count)")
                .bind("from", from)
                .bind("to", to)
                .bind("before", before)
                .bind("far", far)
                .bind("count", BATCH)
                .execute();
    }

    /** The first id of that time, in milliseconds since 1970. */
    private static UUID id(long millis) {
        return new UUID(Math.max(0, millis) << 16, 0);
    }
}
