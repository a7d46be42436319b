package cleave.story.webp;

import cleave.story.picture.BrokenPicture;
import cleave.story.picture.Bytes;

/** Reads bits from the lowest of each byte on. Of one thread. */
final class BitReader {
    private final byte[] bytes;
    private final int end;
    private int at;
    private long window;
    private int held;

    BitReader(Bytes part) {
        this.bytes = part.array();
        this.at = part.at();
        this.end = at + part.left();
    }

    boolean flag() throws BrokenPicture {
        return number(1) == 1;
    }

    /** At most 24 bits. */
    int number(int bits) throws BrokenPicture {
        int number = peek() & (1 << bits) - 1;
        skip(bits);
        return number;
    }

    /** The next 32 bits; beyond the end they are zeros. */
    int peek() {
        if (held < 32) load();
        return (int) window;
    }

    /** Uses up some of what was peeked at. */
    void skip(int bits) throws BrokenPicture {
        if (held < bits) load();
        if (held < bits) throw new BrokenPicture("coded data end too early");
        window >>>= bits;
        held -= bits;
    }

    private void load() {
        while (held <= 56 && at < end) {
            window |= (bytes[at++] & 0xffL) << held;
            held += 8;
        }
    }
}
