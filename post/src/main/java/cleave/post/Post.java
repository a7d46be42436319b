package cleave.post;

import cleave.platform.auth.Principal;
import cleave.platform.feed.Authored;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a user wrote, once it is stored. */
record Post(
        UUID id, Principal author, String text, @Nullable Snippet snippet, Instant createdAt) implements Authored {

    /** A post on its way into the store, its snippet's object stored; the key is the idempotency key. */
    record Draft(
            Principal author,
            String text,
            @Nullable Snippet snippet,
            @Nullable String idempotencyKey) {}

    /**
     * Code that is kept in the object store.
     *
     * @param key names the object
     * @param bytes the object's length
     * @param sha256 of the object's bytes, in hexadecimal
     */
    record Snippet(String language, String key, long bytes, String sha256) {
        boolean hasContentOf(Snippet other) {
            return language.equals(other.language) && bytes == other.bytes && sha256.equals(other.sha256);
        }
    }

    /** Whether the same was written, whatever it was given as id, time and object. */
    boolean hasContentOf(Post other) {
        if (!text.equals(other.text)) return false;
        Snippet mine = snippet;
        Snippet others = other.snippet;
        if (mine == null || others == null) return mine == null && others == null;
        return mine.hasContentOf(others);
    }
}
