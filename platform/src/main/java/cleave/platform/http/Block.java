package cleave.platform.http;

import io.vertx.core.buffer.Buffer;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Bytes of a body that are gathered until they are written, in an array that is used again. Of one thread at a time. */
final class Block {
    private byte[] bytes = {};
    private int length;

    int length() {
        return length;
    }

    void add(Buffer chunk) {
        int total = length + chunk.length();
        if (total > bytes.length) bytes = Arrays.copyOf(bytes, Math.max(total, 2 * bytes.length));
        chunk.getBytes(bytes, length);
        length = total;
    }

    /** Exactly what was added; it may be the array itself, to which nothing must be added any more. */
    byte[] bytes() {
        return length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
    }

    /** The same without a copy, until something is added. */
    ByteBuffer buffer() {
        return ByteBuffer.wrap(bytes, 0, length);
    }

    Block cleared() {
        length = 0;
        return this;
    }
}
