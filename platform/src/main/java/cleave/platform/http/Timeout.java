package cleave.platform.http;

import io.vertx.core.Vertx;
import java.util.concurrent.TimeUnit;

/** Calls once a body is too late, unless it is cancelled before. On one event loop. */
final class Timeout {
    private final Vertx vertx;
    private final Pace pace;
    private final Runnable late;
    private long timer;

    Timeout(Vertx vertx, Pace pace, Runnable late) {
        this.vertx = vertx;
        this.pace = pace;
        this.late = late;
        arm(pace.left());
    }

    Pace pace() {
        return pace;
    }

    void cancel() {
        vertx.cancelTimer(timer);
    }

    private void arm(long nanos) {
        // A millisecond more, so that it does not come just before its time.
        timer = vertx.setTimer(TimeUnit.NANOSECONDS.toMillis(nanos) + 1, due -> {
            long left = pace.left();
            if (left > 0) arm(left);
            else late.run();
        });
    }
}
