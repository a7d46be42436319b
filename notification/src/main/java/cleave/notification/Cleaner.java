package cleave.notification;

import cleave.notification.Cleaning.Outcome;
import cleave.platform.sql.Database;
import cleave.platform.sql.Lease;
import cleave.platform.sql.LeaseLost;
import cleave.platform.sql.PeriodicJob;
import cleave.platform.sql.PeriodicJob.Run;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes notifications that are older than their retention, in small batches with pauses, so that readers and writers
 * hardly notice. One process at a time does it; what it deleted stays deleted when it is stopped or dies, and the next
 * run goes on. A run that would delete an unlikely share deletes nothing until an operator confirms it.
 *
 * <p>Safe for many threads; every call blocks for the database and may be repeated.
 */
public final class Cleaner implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Cleaner.class);
    private static final String NAME = "notification-cleaner";
    /** The first run comes within this after the start, not at it, when there is enough else to do. */
    private static final Duration FIRST = Duration.ofMinutes(1);
    /** Idempotency keys live at least as long as this. */
    private static final Duration KEYS = Duration.ofHours(24);
    /** How much longer than a batch the pause after it is. */
    private static final int PAUSE_FACTOR = 9;

    private static final long LONGEST_PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Database database;
    private final CleanerSettings settings;
    private final InstantSource clock;
    private final CleanerStore store;
    private final CleanerMetrics metrics;
    private final PeriodicJob job;

    /**
     * @param database the notification module's; not closed here
     */
    public Cleaner(Database database, CleanerSettings settings, MeterRegistry registry, InstantSource clock) {
        this.database = database;
        this.settings = settings;
        this.clock = clock;
        this.store = new CleanerStore(database);
        this.metrics = new CleanerMetrics(registry, store::last);
        Lease lease = new Lease(database, NAME, clock);
        Duration interval = settings.interval();
        Duration first = interval.compareTo(FIRST) < 0 ? interval : FIRST;
        this.job = new PeriodicJob(NAME, interval, first, lease, run -> clean(run, false));
    }

    /** Begins to clean at intervals. Call it once. */
    void start() {
        job.start();
    }

    /** What a run would find to do now. */
    public Survey survey() {
        return store.survey(Instant.ofEpochMilli(clock.millis()).minus(settings.retention()));
    }

    /** Whether a run that found this would wait for an operator. */
    public boolean needsConfirmation(Survey survey) {
        return survey.isLarge(settings.share());
    }

    /** The last run of any process, or null before the first. */
    public @Nullable Cleaning last() {
        return store.last();
    }

    /**
     * Cleans now, on this thread.
     *
     * @param confirmed whether an operator wants it however much it deletes
     * @return how it ended, or null where another process is cleaning
     */
    public @Nullable Cleaning cleanNow(boolean confirmed) {
        AtomicReference<@Nullable Cleaning> ended = new AtomicReference<>();
        // A lease of its own, so that it knows the job at intervals for another holder.
        Lease lease = new Lease(database, NAME, clock);
        try (PeriodicJob once = new PeriodicJob(
                NAME, settings.interval(), Duration.ZERO, lease, run -> ended.set(clean(run, confirmed)))) {
            once.runNow();
        } catch (LeaseLost lost) {
            return null;
        }
        return ended.get();
    }

    /** Ends a run between two batches, within ten seconds. */
    @Override
    public void close() {
        job.close();
    }

    private Cleaning clean(Run run, boolean confirmed) {
        Instant startedAt = Instant.ofEpochMilli(clock.millis());
        long started = System.nanoTime();
        Survey survey = survey();
        long deleted = 0;
        Outcome outcome = Outcome.BLOCKED;
        if (confirmed || !needsConfirmation(survey)) {
            deleted = deleteNotifications(run, survey.olderThan());
            deleteKeys(run, startedAt);
            outcome = deleted < survey.expired() ? Outcome.STOPPED : Outcome.DONE;
        } else {
            log.warn(
                    "The cleaner would delete {} of {} notifications, and deletes none. Check this machine's clock and"
                            + " notification.retention; if both are right, run ./cleave clean --yes.",
                    survey.expired(),
                    survey.total());
        }
        Duration took = Duration.ofNanos(System.nanoTime() - started);
        Instant success = outcome == Outcome.DONE ? Instant.ofEpochMilli(clock.millis()) : lastSuccess();
        Cleaning ended = new Cleaning(startedAt, took, deleted, survey.total() - deleted, outcome, success);
        store.note(ended, run::check);
        metrics.ended(ended);
        return ended;
    }

    private long deleteNotifications(Run run, Instant olderThan) {
        return inBatches(run, () -> {
            int deleted = store.deleteNotifications(olderThan, settings.batch(), run::check);
            metrics.deleted(deleted);
            return deleted;
        });
    }

    /** A key is kept for as long as what it stands for, and no shorter than promised. */
    private void deleteKeys(Run run, Instant now) {
        Duration kept = settings.retention().compareTo(KEYS) < 0 ? KEYS : settings.retention();
        inBatches(run, () -> store.deleteKeys(now.minus(kept), settings.batch(), run::check));
    }

    private long inBatches(Run run, IntSupplier batch) {
        long all = 0;
        while (!run.stopped()) {
            long started = System.nanoTime();
            int deleted = batch.getAsInt();
            all += deleted;
            if (deleted < settings.batch()) break;
            // Others get most of the database's time, however slow it is.
            LockSupport.parkNanos(Math.min(PAUSE_FACTOR * (System.nanoTime() - started), LONGEST_PAUSE_NANOS));
        }
        return all;
    }

    private @Nullable Instant lastSuccess() {
        Cleaning last = store.last();
        return last == null ? null : last.succeededAt();
    }
}
