package cleave.conformance;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What is told of the server that its public port cannot tell. Rows that need what is not told are not checked.
 *
 * @param retention how long it keeps notifications; only where it was started to keep them so briefly that a row can
 *     wait for it
 * @param management where it answers its metrics
 * @param operatorToken of somebody who may decide what is held
 */
public record Surroundings(
        @Nullable Duration retention,
        @Nullable URI management,
        @Nullable String operatorToken) {
    /** Nothing but the public port. */
    public static final Surroundings UNKNOWN = new Surroundings(null, null, null);
}
