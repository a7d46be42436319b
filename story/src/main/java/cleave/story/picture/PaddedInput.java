package cleave.story.picture;

import java.io.IOException;
import java.io.InputStream;

/**
 * A file's bytes and then a few zeros, because a coder may end a little before its last bits are read. Whoever reads on
 * is stopped: some decoders take an end for zeros without end, and a few bytes could keep them at it for minutes. Of one
 * thread.
 */
final class PaddedInput extends InputStream {
    private static final int ZEROS = 64;

    private final byte[] bytes;
    private final int end;
    private int at;

    PaddedInput(Bytes file) {
        this.bytes = file.array();
        this.at = file.at();
        this.end = file.at() + file.left();
    }

    @Override
    public int read() throws IOException {
        if (at == end + ZEROS) throw new IOException("it ends too early");
        int value = at < end ? bytes[at] & 0xff : 0;
        at++;
        return value;
    }

    @Override
    public int read(byte[] into, int from, int count) throws IOException {
        int some = Math.min(count, Math.max(1, end - at));
        for (int i = 0; i < some; i++) into[from + i] = (byte) read();
        return some;
    }
}
