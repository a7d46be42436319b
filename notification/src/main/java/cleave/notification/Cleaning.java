package cleave.notification;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One run of the cleaner, when it has ended.
 *
 * @param remaining notifications that are left of those there were at its start
 * @param succeededAt when a run last left nothing to delete, this one included; null before the first
 */
public record Cleaning(
        Instant startedAt,
        Duration took,
        long deleted,
        long remaining,
        Outcome outcome,
        @Nullable Instant succeededAt) {

    /** How a run ended. */
    public enum Outcome {
        /** Nothing is left to delete. */
        DONE,
        /** It was stopped; the next one goes on. */
        STOPPED,
        /** It would have deleted so much that an operator has to confirm it, and deleted nothing. */
        BLOCKED
    }
}
