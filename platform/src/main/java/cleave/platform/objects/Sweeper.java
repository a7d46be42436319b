package cleave.platform.objects;

import cleave.platform.sql.Database;
import cleave.platform.sql.Lease;
import cleave.platform.sql.PeriodicJob;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Deletes objects of a module that no row names: those whose request ended between the object and the row. One process
 * at a time does it, page by page, with pauses.
 *
 * <p>An object is older than the row that will name it, so being unnamed is no proof. Its age is none either, for the
 * clocks that tell it may be wrong: one that jumps ahead makes every fresh object old. So an object goes only when it is
 * older than the grace and two sweeps of this process, ten minutes apart in elapsed time, found it unnamed. No request
 * takes that long, so a row that was to come has come by the second sweep.
 */
public final class Sweeper implements AutoCloseable {
    private static final Duration APART = Duration.ofMinutes(10);
    private static final Duration JITTER = Duration.ofMinutes(1);
    private static final Duration PAUSE = Duration.ofMillis(10);
    /** What is beyond it is found again by a later sweep. */
    private static final int MAX_SUSPECTS = 100_000;

    private final Objects objects;
    private final References references;
    private final Duration grace;
    private final long apartNanos;
    private final InstantSource clock;
    private final LongSupplier nanos;
    private final PeriodicJob job;
    private final Counter deleted;
    private volatile double lastSuccess;
    /** Unnamed objects, and when they were first seen so. Only a run touches it, and runs do not overlap. */
    private Map<String, Long> suspects = new HashMap<>();

    /**
     * @param database the module's, which has the lease
     */
    public Sweeper(
            Objects objects,
            References references,
            Database database,
            ObjectSettings settings,
            MeterRegistry registry,
            InstantSource clock) {
        this(objects, references, database, settings, registry, clock, System::nanoTime);
    }

    Sweeper(
            Objects objects,
            References references,
            Database database,
            ObjectSettings settings,
            MeterRegistry registry,
            InstantSource clock,
            LongSupplier nanos) {
        this.objects = objects;
        this.references = references;
        this.grace = settings.grace();
        this.apartNanos = shorter(grace, APART).toNanos();
        this.clock = clock;
        this.nanos = nanos;
        String module = references.module();
        Duration interval = settings.sweepInterval();
        this.job = new PeriodicJob(
                "sweep-" + module,
                interval,
                shorter(interval, JITTER),
                new Lease(database, "sweep", clock),
                this::sweep);
        this.deleted = Counter.builder("cleave.objects.swept")
                .description("Objects deleted because no row named them.")
                .tag("module", module)
                .register(registry);
        Gauge.builder("cleave.objects.sweep.last.success.timestamp", this, sweeper -> sweeper.lastSuccess)
                .description("When this process last finished a sweep, in seconds since 1970; 0 before the first.")
                .baseUnit("seconds")
                .tag("module", module)
                .register(registry);
    }

    /** Begins, within a minute. Call it once. */
    public void start() {
        job.start();
    }

    /** Sweeps on this thread, unless a sweep is under way here or elsewhere; returns whether it did. */
    public boolean sweepNow() {
        return job.runNow();
    }

    /** Stops within seconds. */
    @Override
    public void close() {
        job.close();
    }

    private void sweep(PeriodicJob.Run run) {
        Map<String, Long> unnamed = new HashMap<>();
        String prefix = references.module() + "/";
        @Nullable String after = null;
        List<Stored> page;
        do {
            if (run.stopped()) return;
            page = objects.list(prefix, after, Objects.MAX_PAGE);
            sweepPage(run, page, unnamed);
            if (!page.isEmpty()) after = page.getLast().key();
            LockSupport.parkNanos(PAUSE.toNanos());
        } while (page.size() == Objects.MAX_PAGE);
        objects.removeUnfinished();
        suspects = unnamed;
        lastSuccess = clock.millis() / 1000.0;
    }

    private void sweepPage(PeriodicJob.Run run, List<Stored> page, Map<String, Long> unnamed) {
        List<String> old = page.stream().filter(this::isOld).map(Stored::key).toList();
        if (old.isEmpty()) return;
        Set<String> named = references.known(old);
        long now = nanos.getAsLong();
        for (String key : old) {
            if (run.stopped()) return;
            if (named.contains(key)) continue;
            long since = suspects.getOrDefault(key, now);
            if (suspects.containsKey(key) && now - since >= apartNanos) {
                objects.delete(key);
                deleted.increment();
            } else if (unnamed.size() < MAX_SUSPECTS) {
                unnamed.put(key, since);
            }
        }
    }

    /** Also one from the far future: a clock was wrong, and its time says nothing. */
    private boolean isOld(Stored object) {
        Instant now = clock.instant();
        return object.modified().isBefore(now.minus(grace)) || object.modified().isAfter(now.plus(grace));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
