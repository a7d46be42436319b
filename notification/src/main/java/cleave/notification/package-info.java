/** Notifications: exactly one for each post, kept for a while, then cleaned up. */
@NullMarked
package cleave.notification;

import org.jspecify.annotations.NullMarked;
