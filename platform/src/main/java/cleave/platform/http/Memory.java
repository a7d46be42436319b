package cleave.platform.http;

import cleave.platform.runtime.Failure;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * A bound on large bodies that are taken apart in memory at once, counted in bytes as they were sent; strings and
 * parser take up to ten times as much. Whoever finds no room waits a moment, then gives up. Safe for many threads.
 */
final class Memory {
    private static final Duration WAIT = Duration.ofSeconds(5);

    private final int most;
    private final Semaphore free;

    /** @param most bytes at once; a larger body may be in work alone */
    Memory(int most) {
        this.most = most;
        this.free = new Semaphore(most);
    }

    /**
     * Waits for room, which the caller gives back. Blocks, so never on an event loop.
     *
     * @return the bytes to give back
     */
    int take(long bytes) {
        int count = (int) Math.min(bytes, most);
        try {
            if (free.tryAcquire(count, WAIT.toMillis(), TimeUnit.MILLISECONDS)) return count;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw Failure.unavailable("Too many large bodies are in work. Try again.", null);
    }

    void giveBack(int bytes) {
        free.release(bytes);
    }
}
