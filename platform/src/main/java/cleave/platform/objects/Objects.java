package cleave.platform.objects;

import cleave.platform.runtime.Content;
import cleave.platform.runtime.Failure;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A store of bytes under keys that {@link ObjectKeys} makes. An object is there whole or not at all, also after a crash
 * or a power cut, once {@link #put} has returned.
 *
 * <p>Safe for many threads; every call blocks. A call that the store cannot do now fails as unavailable ({@link
 * Failure.Kind#UNAVAILABLE}) within its time limit, may then have been done nevertheless, and may be repeated. A key
 * that {@link ObjectKeys} could not have made is an {@link IllegalArgumentException}.
 */
public interface Objects extends AutoCloseable {
    /** The most that one page of a list may hold. */
    int MAX_PAGE = 1000;

    /** Keeps the content under the key, in place of what was there. Reads it as a stream, perhaps more than once. */
    void put(String key, Content content);

    /** What there is under the key, or null where there is nothing. */
    @Nullable
    Stored head(String key);

    /**
     * The object's bytes from {@code from} on, at most {@code length} of them, to be closed by the caller. Reading it
     * fails with an {@link java.io.IOException} when the store fails.
     *
     * @throws Failure not found where there is no such object
     */
    InputStream get(String key, long from, long length);

    /** Removes the object; a missing one is fine. A power cut may bring it back. */
    void delete(String key);

    /**
     * Objects in the order of their keys.
     *
     * @param prefix the module's name with a slash after it: {@code story/}
     * @param after the key after which to go on, or null to start
     * @param count at most so many, 1 to {@link #MAX_PAGE}; fewer come only at the end
     */
    List<Stored> list(String prefix, @Nullable String after, int count);

    /** Whether it would serve now. Cheap; answers within about a second. */
    boolean isUp();

    /** Removes what puts left behind that did not finish, but for those under way in this process. */
    default void removeUnfinished() {}

    @Override
    void close();
}
