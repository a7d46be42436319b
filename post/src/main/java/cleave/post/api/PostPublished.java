package cleave.post.api;

import java.time.Instant;
import java.util.UUID;

/**
 * A post was stored. Published in the transaction that stored it, so there is one for each post and none for anything
 * else; it may be delivered more than once.
 *
 * @param id the post's
 * @param authorName as it was when the post was written
 * @param preview the post's text with each run of white space as one space, at most 140 code points of it
 * @param createdAt to the millisecond
 */
public record PostPublished(UUID id, UUID authorId, String authorName, String preview, Instant createdAt) {
    /** The event's name and version. A change that a consumer of this version could not read gets a new one. */
    public static final String TYPE = "cleave.post.published.v1";
}
