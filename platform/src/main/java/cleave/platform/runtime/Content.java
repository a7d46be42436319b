package cleave.platform.runtime;

import java.io.IOException;
import java.io.InputStream;

/**
 * Bytes of a known length that may be in memory or in a file. They never change, and may be read many times and by
 * many threads, for as long as what they belong to is in work: a request's are gone after its answer, and reading them
 * then fails.
 */
public interface Content {
    /** How many bytes there are. */
    long length();

    /** All bytes from the first one. The caller closes the stream. */
    InputStream open() throws IOException;

    /**
     * All bytes at once, in memory: whoever calls it has bounded the length. The array may be the content itself and
     * must not be written to.
     *
     * @throws java.io.UncheckedIOException when they cannot be read
     */
    byte[] bytes();

    /** These bytes, which are not copied and must not be written to any more. */
    static Content of(byte[] bytes) {
        return new HeldContent(bytes);
    }
}
