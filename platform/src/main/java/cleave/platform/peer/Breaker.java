package cleave.platform.peer;

import java.time.Duration;

/**
 * Spares one replica, and those who would wait for it, while it does not answer: after some failures in a row it is left
 * alone for a moment, then one question finds out. Safe for many threads.
 */
final class Breaker {
    private static final int FAILURES = 5;
    private static final long PAUSE_NANOS = Duration.ofSeconds(1).toNanos();

    private int failures;
    private long openUntil;

    /** Whether it may be asked now. */
    synchronized boolean admits() {
        if (failures < FAILURES) return true;
        long now = System.nanoTime();
        if (now - openUntil < 0) return false;
        // Whoever comes next waits for what this one learns.
        openUntil = now + PAUSE_NANOS;
        return true;
    }

    synchronized void succeeded() {
        failures = 0;
    }

    synchronized void failed() {
        if (++failures >= FAILURES) openUntil = System.nanoTime() + PAUSE_NANOS;
    }
}
