package cleave.platform.http;

import java.time.Duration;

/**
 * How long one body may take: something must arrive within each timeout, and beyond the first timeout the whole must
 * have come at a least rate. So a large body from a slow line gets its time, and a client that sends a byte now and
 * then does not. Belongs to one event loop. Times are nanoseconds.
 */
final class Pace {
    private final long timeout;
    private final long bytesPerSecond;
    private long started = System.nanoTime();
    private long moved = started;
    private long received;
    private boolean paused;
    private long pausedAt;

    Pace(Duration timeout, int bytesPerSecond) {
        this.timeout = timeout.toNanos();
        this.bytesPerSecond = bytesPerSecond;
    }

    void received(int bytes) {
        received += bytes;
        moved = System.nanoTime();
    }

    /** From now on this side does not read, and the time that goes by does not count. */
    void pause() {
        pausedAt = System.nanoTime();
        paused = true;
    }

    void resume() {
        long missed = System.nanoTime() - pausedAt;
        started += missed;
        moved += missed;
        paused = false;
    }

    /** Time left until the body is too late; 0 or less once it is. */
    long left() {
        if (paused) return timeout;
        long earned = Duration.ofSeconds(1).toNanos() / bytesPerSecond * received;
        return Math.min(moved, started + earned) + timeout - System.nanoTime();
    }
}
