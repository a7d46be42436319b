package cleave.notification;

import cleave.platform.sql.Written;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * That a user asked for a post's notification under an idempotency key.
 *
 * @param id tells this use from any other
 * @param notificationId what the answer named, null while the first request is under way
 * @param notifiedAt when that was made
 */
record KeyUse(
        UUID id,
        UUID author,
        UUID postId,
        @Nullable UUID notificationId,
        @Nullable Instant notifiedAt) {

    /** Whether a request under this key, or without one, has yet to find its answer. */
    static boolean isUnanswered(@Nullable Written<KeyUse> use) {
        return use == null || (!(use instanceof Written.KeyReused) && use.row().notificationId() == null);
    }

    /** The notification that was the first answer, with what a later one knows of its post; null before there is one. */
    @Nullable
    Notification answered(Notification later) {
        UUID known = notificationId;
        Instant at = notifiedAt;
        if (known == null || at == null) return null;
        return new Notification(known, postId, later.author(), later.preview(), at);
    }
}
