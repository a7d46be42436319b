package cleave.platform.runtime;

import java.io.ByteArrayInputStream;
import java.io.InputStream;

/** Content in memory. */
final class HeldContent implements Content {
    private final byte[] bytes;

    HeldContent(byte[] bytes) {
        this.bytes = bytes;
    }

    @Override
    public long length() {
        return bytes.length;
    }

    @Override
    public InputStream open() {
        return new ByteArrayInputStream(bytes);
    }

    @Override
    public byte[] bytes() {
        return bytes;
    }
}
