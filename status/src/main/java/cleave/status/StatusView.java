package cleave.status;

import cleave.platform.auth.Principal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A status as others get to see it, or, with its moderation, as its author does. */
record StatusView(
        UUID id,
        Principal author,
        String text,
        Instant createdAt,
        @Nullable Moderation moderation) {

    /** What was decided about the status. */
    record Moderation(String state) {}

    private static final Moderation VISIBLE = new Moderation("visible");

    static StatusView forOthers(Status status) {
        return new StatusView(status.id(), status.author(), status.text(), status.createdAt(), null);
    }

    static StatusView forAuthor(Status status) {
        return new StatusView(status.id(), status.author(), status.text(), status.createdAt(), VISIBLE);
    }
}
