package cleave.moderation;

import cleave.moderation.Judge.Judged;
import cleave.moderation.model.Label;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** What operators watch of the checker. Safe for many threads. */
final class ModerationMetrics {
    private static final String PREFIX = "cleave.moderation.";
    private static final Duration[] BOUNDS = Stream.of(10, 25, 50, 100, 250, 500, 1_000, 5_000, 30_000, 300_000)
            .map(Duration::ofMillis)
            .toArray(Duration[]::new);

    private final Map<Label, Counter> verdicts = new EnumMap<>(Label.class);
    private final Counter failures;
    private final Counter overruled;
    private final Counter holds;
    private final Timer delay;

    ModerationMetrics(MeterRegistry registry) {
        for (Label label : Label.values()) {
            verdicts.put(
                    label,
                    Counter.builder(PREFIX + "verdicts")
                            .description("Statuses that the program of this process judged")
                            .tag("label", ItemRows.lower(label))
                            .register(registry));
        }
        this.failures = Counter.builder(PREFIX + "failures")
                .description("Texts that the program could not judge, and left to people")
                .register(registry);
        this.overruled = Counter.builder(PREFIX + "releases")
                .description("Statuses that the program held and a person released: its false alarms")
                .register(registry);
        this.holds = Counter.builder(PREFIX + "holds")
                .description("Statuses that the program let pass and a person held: what it missed")
                .register(registry);
        this.delay = Timer.builder(PREFIX + "delay")
                .description("From writing a status until its verdict is stored")
                .serviceLevelObjectives(BOUNDS)
                .minimumExpectedValue(Duration.ofMillis(10))
                .maximumExpectedValue(Duration.ofMinutes(5))
                .register(registry);
    }

    void judged(Judged judged, Instant writtenAt, Instant at) {
        Objects.requireNonNull(verdicts.get(judged.verdict().label())).increment();
        if (judged.fault() != null) failures.increment();
        Duration took = Duration.between(writtenAt, at);
        // Two machines' clocks differ.
        delay.record(took.isNegative() ? Duration.ZERO : took);
    }

    void decided(Decider.Decided decided) {
        if (decided.overruled()) overruled.increment();
        if (decided.missed()) holds.increment();
    }
}
