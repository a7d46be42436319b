package cleave.platform.events;

import cleave.platform.events.OutboxRows.Sample;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.stream.Stream;

/** What operators see of one module's events. Gauges show the last sample, so a scrape costs the database nothing. */
final class RelayMetrics {
    /** What is asked of the delay: a few buckets say it, where a full histogram would have seventy. */
    private static final Duration[] BOUNDS = Stream.of(1, 5, 10, 25, 50, 100, 250, 500, 1_000, 5_000, 30_000)
            .map(Duration::ofMillis)
            .toArray(Duration[]::new);

    final Counter delivered;
    final Counter retried;
    final Counter dead;
    private final Timer delay;
    private volatile Sample sample = new Sample(0, 0, 0);

    RelayMetrics(String module, MeterRegistry registry, InstantSource clock) {
        this.delivered = counter("delivered", "Events that every consumer took", module, registry);
        this.retried = counter("retried", "Failed deliveries that are tried again", module, registry);
        this.dead = counter("dead", "Events that were put aside after too many failed deliveries", module, registry);
        this.delay = Timer.builder("cleave.events.delay")
                .description("From publishing an event until its consumers have taken it")
                .tag("module", module)
                .serviceLevelObjectives(BOUNDS)
                .minimumExpectedValue(Duration.ofMillis(1))
                .maximumExpectedValue(Duration.ofMinutes(1))
                .register(registry);
        Gauge.builder("cleave.events.depth", this, metrics -> metrics.sample.pending())
                .description("Events that wait for their delivery")
                .tag("module", module)
                .register(registry);
        Gauge.builder("cleave.events.age", this, metrics -> metrics.age(clock))
                .description("Age of the oldest event that waits for its delivery")
                .baseUnit("seconds")
                .tag("module", module)
                .register(registry);
        Gauge.builder("cleave.events.dead.rows", this, metrics -> metrics.sample.dead())
                .description("Events put aside, until ./cleave replay sends them again")
                .tag("module", module)
                .register(registry);
    }

    void show(Sample taken) {
        sample = taken;
    }

    /** Takes note of a delivery, by milliseconds since 1970. */
    void took(long publishedAt, long takenAt) {
        delivered.increment();
        delay.record(Duration.ofMillis(Math.max(0, takenAt - publishedAt)));
    }

    private double age(InstantSource clock) {
        Sample last = sample;
        return last.pending() == 0 ? 0 : Math.max(0, clock.millis() - last.oldestAt()) / 1e3;
    }

    private static Counter counter(String name, String description, String module, MeterRegistry registry) {
        return Counter.builder("cleave.events." + name)
                .description(description)
                .tag("module", module)
                .register(registry);
    }
}
