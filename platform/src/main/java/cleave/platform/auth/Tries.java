package cleave.platform.auth;

import cleave.platform.runtime.Failure;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;

/**
 * The tries of one address or one account. A try counts once it is decided, but many may be under way, and all of them
 * may turn out to be failures: so only as many go on at once as may still fail, and the others wait for these, for a few
 * seconds at most. This holds the bound exactly, and does not throttle those who are right.
 *
 * <p>Guarded by its own monitor, which is never held while anything is computed.
 */
abstract sealed class Tries permits AddressTries, AccountTries {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final InstantSource clock;
    private final String refusal;
    private int undecided;

    /**
     * @param refusal what a person reads who has to wait
     */
    Tries(InstantSource clock, String refusal) {
        this.clock = clock;
        this.refusal = refusal;
    }

    /** How many may still fail now; none means throttled. */
    abstract int room(long now);

    /** Milliseconds until there is room again. */
    abstract long remaining(long now);

    abstract void fail(long now);

    abstract void succeed();

    /** Throws the throttled {@code Failure} when there is no room. */
    final synchronized void check() {
        long now = clock.millis();
        if (room(now) == 0) throw Failure.throttled(refusal, Duration.ofMillis(remaining(now)));
    }

    /** Counts a failure at once, or throws the throttled {@code Failure} when there is no room. */
    final synchronized void take() {
        check();
        fail(clock.millis());
    }

    /** Waits for its turn, so never on an event loop; throws the throttled {@code Failure} when there is no room. */
    final synchronized Attempt begin() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        check();
        while (undecided >= room(clock.millis())) {
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (left <= 0) throw busy();
            try {
                wait(left);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw busy();
            }
            check();
        }
        undecided++;
        return new Attempt(this);
    }

    private static Failure busy() {
        return Failure.unavailable("Too many people are logging in just now. Try again in a moment.", null);
    }

    final synchronized void end(Attempt.Outcome outcome) {
        undecided--;
        switch (outcome) {
            case FAILED -> fail(clock.millis());
            case SUCCEEDED -> succeed();
            case UNDECIDED -> {}
        }
        notifyAll();
    }
}
