package cleave.platform.auth;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;

/** Free until so many have failed within a window; then each must wait after the one before, twice as long each time. */
final class AccountTries extends Tries {
    private static final long FIRST_WAIT = Duration.ofSeconds(1).toMillis();
    private static final long LONGEST_WAIT = Duration.ofSeconds(60).toMillis();
    private static final long NEVER = Long.MIN_VALUE;

    private final long window;
    /** When the last ones failed, as a ring: as many as are free. */
    private final long[] failures;

    private int oldest;
    private long pause;
    private long freeAt = NEVER;
    private long seen;

    AccountTries(int free, Duration window, InstantSource clock, String refusal) {
        super(clock, refusal);
        this.window = window.toMillis();
        this.failures = new long[free];
        this.seen = clock.millis();
        Arrays.fill(failures, NEVER);
    }

    @Override
    int room(long now) {
        follow(now);
        int free = free(now);
        if (free > 0) return free;
        return now >= freeAt ? 1 : 0;
    }

    @Override
    long remaining(long now) {
        follow(now);
        return freeAt == NEVER ? 0 : Math.max(0, freeAt - now);
    }

    @Override
    void fail(long now) {
        follow(now);
        boolean waited = free(now) == 0;
        failures[oldest] = now;
        oldest = (oldest + 1) % failures.length;
        if (free(now) > 0) return;
        pause = waited ? Math.min(2 * pause, LONGEST_WAIT) : FIRST_WAIT;
        freeAt = now + pause;
    }

    @Override
    void succeed() {
        Arrays.fill(failures, NEVER);
        freeAt = NEVER;
    }

    private int free(long now) {
        int free = 0;
        for (long failure : failures) {
            if (failure == NEVER || failure <= now - window) free++;
        }
        return free;
    }

    /** When the clock steps back, all that is remembered goes with it, so that nobody waits for the step. */
    private void follow(long now) {
        long back = seen - now;
        seen = now;
        if (back <= 0) return;
        for (int i = 0; i < failures.length; i++) {
            if (failures[i] != NEVER) failures[i] -= back;
        }
        if (freeAt != NEVER) freeAt -= back;
    }
}
