package cleave.story.webp;

import cleave.story.picture.BrokenPicture;
import cleave.story.picture.Bytes;

/** VP8's arithmetic decoder (RFC 6386, section 7): bits whose probabilities are known. Of one thread. */
final class BoolReader {
    /** A coder may end a little before its last bits are read: what is missing counts as zeros. */
    private static final int MOST_MISSING = 8;

    private final byte[] bytes;
    private final int end;
    private int at;
    private int range = 255;
    /** What was loaded and not used up: the top 8 bits stand {@code spare} bits high. */
    private long value;

    private int spare = -8;

    BoolReader(Bytes part) {
        this.bytes = part.array();
        this.at = part.at();
        this.end = at + part.left();
    }

    /** A bit that is 0 with this probability, in 256ths. */
    boolean bit(int probability) throws BrokenPicture {
        if (spare < 0) load();
        int split = 1 + (((range - 1) * probability) >> 8);
        long border = (long) split << spare;
        boolean one = value >= border;
        if (one) {
            range -= split;
            value -= border;
        } else {
            range = split;
        }
        int shift = Integer.numberOfLeadingZeros(range) - 24;
        range <<= shift;
        spare -= shift;
        return one;
    }

    boolean flag() throws BrokenPicture {
        return bit(128);
    }

    int number(int bits) throws BrokenPicture {
        int number = 0;
        for (int i = 0; i < bits; i++) number = number << 1 | (flag() ? 1 : 0);
        return number;
    }

    /** A number and its sign. */
    int signed(int bits) throws BrokenPicture {
        int number = number(bits);
        return flag() ? -number : number;
    }

    /** A signed number where a flag says that there is one, else 0. */
    int optional(int bits) throws BrokenPicture {
        return flag() ? signed(bits) : 0;
    }

    private void load() throws BrokenPicture {
        for (int i = 0; i < 4; i++) {
            if (at - end > MOST_MISSING) throw new BrokenPicture("coded data end too early");
            value = value << 8 | (at < end ? bytes[at] & 0xff : 0);
            at++;
        }
        spare += 32;
    }
}
