package cleave.post;

import cleave.platform.runtime.Content;
import cleave.platform.runtime.Failure;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A snippet as it came, on its way into the object store.
 *
 * @param content its bytes, held in memory, never changed: neither line ends nor byte order mark nor white space
 */
record Code(String language, Content content) {
    private static final int MAX_BYTES = 256 * 1024;

    /** The bytes, once they are known not to be too many; throws a too large failure. */
    static byte[] within(Content content) {
        if (content.length() > MAX_BYTES) {
            throw Failure.of(
                    Failure.Kind.TOO_LARGE, "too_large", "A snippet may have at most " + MAX_BYTES / 1024 + " KiB.");
        }
        return content.bytes();
    }

    /** What is wrong with the bytes, for the one who sent them, or null. */
    static @Nullable String fault(byte[] bytes) {
        if (bytes.length == 0) return "Is empty. Leave it out where there is no snippet.";
        for (byte one : bytes) {
            if (one == 0) return "Is no text: it holds a NUL character.";
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return null;
        } catch (CharacterCodingException e) {
            return "Is not text in UTF-8. Save it in that encoding and send it again.";
        }
    }
}
