package cleave.cluster;

import java.time.Duration;

/** How long to wait before something is started again: twice as long each time, until it has run for a while. */
final class Backoff {
    private static final Duration FIRST = Duration.ofMillis(200);
    private static final Duration MOST = Duration.ofSeconds(10);
    private static final Duration SETTLED = Duration.ofSeconds(30);
    private Duration next = FIRST;

    /** @param ran how long it ran this time */
    Duration after(Duration ran) {
        Duration wait = ran.compareTo(SETTLED) >= 0 ? FIRST : next;
        Duration twice = wait.multipliedBy(2);
        next = twice.compareTo(MOST) > 0 ? MOST : twice;
        return wait;
    }
}
