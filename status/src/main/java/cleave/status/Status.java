package cleave.status;

import cleave.platform.auth.Principal;
import cleave.platform.feed.Authored;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a user wrote, once it is stored. */
record Status(UUID id, Principal author, String text, Instant createdAt, Moderation moderation) implements Authored {

    /** A status on its way into the store; the same key from the same author with the same text is the same status. */
    record Draft(Principal author, String text, @Nullable String idempotencyKey) {}

    /** Who gets to see it. */
    enum State {
        /** Everyone. */
        VISIBLE,
        /** Its author, until it is judged. */
        PENDING,
        /** Its author, until it is released. */
        HELD
    }

    /**
     * What was decided about it.
     *
     * @param decision null while nothing has hidden or restored it
     */
    record Moderation(State state, @Nullable Decision decision) {}

    /**
     * What hid or restored it last.
     *
     * @param automatic whether a program decided
     * @param reasons of the program's verdict, as JSON
     * @param note of the operator who decided
     */
    record Decision(
            boolean automatic, String reasons, @Nullable String note) {}

    boolean isVisible() {
        return moderation.state == State.VISIBLE;
    }
}
