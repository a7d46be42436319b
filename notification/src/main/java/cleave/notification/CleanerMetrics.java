package cleave.notification;

import cleave.notification.Cleaning.Outcome;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What an operator watches of the cleaner. Safe for many threads. */
final class CleanerMetrics {
    private static final Logger log = LoggerFactory.getLogger(CleanerMetrics.class);
    private static final String PREFIX = "cleave.notification.cleaner.";
    private static final double MILLIS = 1_000;

    /** How old what is told of the last run may be, at a scrape after another. */
    private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final Counter deleted;
    private final Supplier<@Nullable Cleaning> source;
    private final AtomicLong readAt = new AtomicLong(System.nanoTime());
    private volatile @Nullable Cleaning last;

    /**
     * @param source gives the last run of any process, or null before the first; may block, so it is asked now and then
     *     in the background, never by a scrape itself
     */
    CleanerMetrics(MeterRegistry registry, Supplier<@Nullable Cleaning> source) {
        this.source = source;
        this.last = source.get();
        this.deleted = Counter.builder(PREFIX + "deleted")
                .description("Notifications that the cleaner of this process deleted")
                .register(registry);
        gauge(registry, "last.success.timestamp", "seconds", "When a run last left nothing to delete", run -> {
            Instant success = run.succeededAt();
            return success == null ? 0 : (double) success.toEpochMilli() / MILLIS;
        });
        gauge(
                registry,
                "last.duration",
                "seconds",
                "How long the last run took",
                run -> (double) run.took().toMillis() / MILLIS);
        gauge(registry, "remaining", null, "Notifications that the last run left", run -> (double) run.remaining());
        gauge(
                registry,
                "blocked",
                null,
                "1 while a run waits for ./cleave clean --yes, because it would delete too large a share",
                run -> run.outcome() == Outcome.BLOCKED ? 1 : 0);
    }

    void deleted(int count) {
        deleted.increment(count);
    }

    void ended(Cleaning run) {
        last = run;
    }

    /** What is known; asks anew for the next scrape, since another process or an operator may have cleaned. */
    private @Nullable Cleaning known() {
        long read = readAt.get();
        long now = System.nanoTime();
        if (now - read > FRESH_NANOS && readAt.compareAndSet(read, now)) Thread.startVirtualThread(this::read);
        return last;
    }

    private void read() {
        try {
            last = source.get();
        } catch (RuntimeException e) {
            log.debug("The last run of the cleaner is not known now", e);
        }
    }

    private void gauge(
            MeterRegistry registry,
            String name,
            @Nullable String unit,
            String description,
            ToDoubleFunction<Cleaning> value) {
        Gauge.builder(PREFIX + name, this, metrics -> {
                    Cleaning run = metrics.known();
                    return run == null ? 0 : value.applyAsDouble(run);
                })
                .baseUnit(unit)
                .description(description)
                .register(registry);
    }
}
