package cleave.platform.http;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** What the server measures of itself. One per server; {@code server} tells the public one from management. */
final class HttpMetrics {
    private final MeterRegistry registry;
    private final String server;
    private final AtomicInteger inflight;
    private final AtomicInteger receiving;
    private final AtomicInteger sending;
    private final Counter refused;
    private final Counter broken;

    HttpMetrics(MeterRegistry registry, String server) {
        this.registry = registry;
        this.server = server;
        this.inflight = registry.gauge(
                "cleave.http.inflight", io.micrometer.core.instrument.Tags.of("server", server), new AtomicInteger());
        this.receiving = registry.gauge(
                "cleave.http.receiving", io.micrometer.core.instrument.Tags.of("server", server), new AtomicInteger());
        this.sending = registry.gauge(
                "cleave.http.sending", io.micrometer.core.instrument.Tags.of("server", server), new AtomicInteger());
        this.refused = Counter.builder("cleave.http.refused")
                .description("Requests answered 503 because too many were in work")
                .tag("server", server)
                .register(registry);
        this.broken = Counter.builder("cleave.http.unreadable")
                .description("Requests that were not HTTP as it should be, or had no route")
                .tag("server", server)
                .register(registry);
    }

    Timer timer(String method, String path, int status) {
        return Timer.builder("cleave.http.requests")
                .description("Time from a request's head to its answer")
                .tags("server", server, "method", method, "route", path, "status", Integer.toString(status))
                .serviceLevelObjectives(
                        Duration.ofMillis(1),
                        Duration.ofMillis(5),
                        Duration.ofMillis(10),
                        Duration.ofMillis(50),
                        Duration.ofMillis(250),
                        Duration.ofSeconds(1))
                .register(registry);
    }

    AtomicInteger inflight() {
        return inflight;
    }

    /** Requests whose bodies are arriving. */
    AtomicInteger receiving() {
        return receiving;
    }

    /** Whether any request is being received, in work, or being answered with a file or a stream. */
    boolean isBusy() {
        // In the order that a request takes, so that none slips through between two looks.
        return receiving.get() > 0 || inflight.get() > 0 || sending.get() > 0;
    }

    /** Answers whose body is a file or a stream, until it is sent. */
    AtomicInteger sending() {
        return sending;
    }

    Counter refused() {
        return refused;
    }

    Counter broken() {
        return broken;
    }
}
