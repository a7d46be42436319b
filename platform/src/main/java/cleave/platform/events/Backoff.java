package cleave.platform.events;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Pauses that double up to a limit, each shortened by up to a half at random so that they do not fall together. */
record Backoff(Duration first, Duration longest) {
    /**
     * @param failures at least 1
     */
    Duration after(int failures) {
        int doublings = Math.min(failures - 1, 30);
        long millis = Math.min(longest.toMillis(), first.toMillis() << doublings);
        return Duration.ofMillis(Math.max(1, ThreadLocalRandom.current().nextLong(millis / 2, millis + 1)));
    }
}
