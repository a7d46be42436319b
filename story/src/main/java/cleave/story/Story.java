package cleave.story;

import cleave.platform.auth.Principal;
import cleave.platform.feed.Authored;
import cleave.story.picture.Size;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A picture that a user shows, once it is stored.
 *
 * @param uploaded SHA-256 of the file as it was sent: what makes two uploads the same
 */
record Story(UUID id, Principal author, String uploaded, Image picture, Image preview, Instant createdAt)
        implements Authored {

    /** A story on its way into the store, its objects stored; the key is the idempotency key. */
    record Draft(
            Principal author,
            String uploaded,
            Image picture,
            Image preview,
            @Nullable String idempotencyKey) {}

    /**
     * A picture in the object store.
     *
     * @param key names the object
     * @param bytes the object's length
     * @param sha256 of the object's bytes, in hexadecimal
     */
    record Image(String key, long bytes, String sha256, Size size) {}

    /** Whether the same file was shown, whatever it was given as id, time and objects. */
    boolean hasContentOf(Story other) {
        return uploaded.equals(other.uploaded);
    }
}
