package cleave.status.api;

import java.time.Instant;
import java.util.UUID;

/**
 * A status was stored. Published in the transaction that stored it, so there is one for each status and none for
 * anything else; it may be delivered more than once.
 *
 * @param id the status's
 * @param authorName as it was when the status was written
 * @param text the whole text, at most 5,000 code points
 * @param createdAt to the millisecond
 * @param pending whether nobody but its author gets to see it before it was decided; then somebody must decide
 */
public record StatusWritten(
        UUID id, UUID authorId, String authorName, String text, Instant createdAt, boolean pending) {
    /** The event's name and version. A change that a consumer of this version could not read gets a new one. */
    public static final String TYPE = "cleave.status.written.v1";
}
