package cleave.notification;

import cleave.notification.Cleaning.Outcome;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** What an operator watches of the cleaner. Safe for many threads. */
final class CleanerMetrics {
    private static final String PREFIX = "cleave.notification.cleaner.";
    private static final double MILLIS = 1_000;

    private final Counter deleted;
    private volatile @Nullable Cleaning last;

    /**
     * @param last the last run of any process, or null before the first
     */
    CleanerMetrics(MeterRegistry registry, @Nullable Cleaning last) {
        this.last = last;
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

    private void gauge(
            MeterRegistry registry,
            String name,
            @Nullable String unit,
            String description,
            ToDoubleFunction<Cleaning> value) {
        Gauge.builder(PREFIX + name, this, metrics -> {
                    Cleaning run = metrics.last;
                    return run == null ? 0 : value.applyAsDouble(run);
                })
                .baseUnit(unit)
                .description(description)
                .register(registry);
    }
}
