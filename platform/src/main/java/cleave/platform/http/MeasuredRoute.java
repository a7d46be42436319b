package cleave.platform.http;

import io.micrometer.core.instrument.Timer;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** A route and how long its answers took, by status. Safe for many threads; takes no lock once a status is known. */
final class MeasuredRoute {
    private static final int STATUSES = 600;

    private final Route route;
    private final HttpMetrics metrics;
    private final AtomicReferenceArray<Timer> timers = new AtomicReferenceArray<>(STATUSES);

    MeasuredRoute(Route route, HttpMetrics metrics) {
        this.route = route;
        this.metrics = metrics;
    }

    Route route() {
        return route;
    }

    void record(int status, long nanos) {
        Timer timer = timers.get(status);
        if (timer == null) {
            timer = metrics.timer(route.method(), route.path(), status);
            timers.set(status, timer);
        }
        timer.record(nanos, TimeUnit.NANOSECONDS);
    }
}
