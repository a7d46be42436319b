package cleave.status;

import cleave.platform.auth.Principal;
import cleave.platform.feed.Authored;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a user wrote, once it is stored. */
record Status(UUID id, Principal author, String text, Instant createdAt) implements Authored {

    /** A status on its way into the store; the same key from the same author with the same text is the same status. */
    record Draft(Principal author, String text, @Nullable String idempotencyKey) {}
}
