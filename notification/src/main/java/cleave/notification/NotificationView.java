package cleave.notification;

import cleave.platform.auth.Principal;
import java.time.Instant;
import java.util.UUID;

/** A notification as its readers get to see it. */
record NotificationView(UUID id, PostView post, Principal author, Instant createdAt) {

    /** What there is to know before one opens the post. */
    record PostView(UUID id, String preview) {}

    static NotificationView of(Notification notification) {
        return new NotificationView(
                notification.id(),
                new PostView(notification.postId(), notification.preview()),
                notification.author(),
                notification.createdAt());
    }
}
