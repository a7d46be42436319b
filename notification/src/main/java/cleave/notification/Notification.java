package cleave.notification;

import cleave.platform.auth.Principal;
import cleave.platform.feed.Authored;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * That a post was published, once it is stored. There is one for each post.
 *
 * @param author the post's
 * @param preview the beginning of the post's text, in one line
 */
record Notification(UUID id, UUID postId, Principal author, String preview, Instant createdAt) implements Authored {

    /** A notification on its way into the store; its key is the idempotency key of the post's author. */
    record Draft(
            UUID postId,
            Principal author,
            String preview,
            @Nullable String idempotencyKey) {}
}
