package cleave.story.webp;

import cleave.story.picture.BrokenPicture;
import java.util.Arrays;

/** The coefficients of one block of 16 × 16 at a time (RFC 6386, section 13). Of one thread. */
final class Coefficients {
    private static final int[] ZIGZAG = {0, 1, 4, 8, 5, 2, 3, 6, 9, 12, 13, 10, 7, 11, 14, 15};
    private static final int[] BANDS = {0, 1, 2, 3, 6, 4, 5, 6, 6, 6, 6, 6, 6, 6, 6, 7, 0};
    /** Probabilities of the bits of large values, by how many there are. */
    private static final int[][] LARGE = {
        {173, 148, 140},
        {176, 155, 140, 135},
        {180, 157, 141, 134, 130},
        {254, 254, 243, 230, 196, 177, 153, 140, 133, 130, 129}
    };

    private static final int AFTER_SECOND = 0;
    private static final int SECOND = 1;
    private static final int CHROMA = 2;
    private static final int WITH_FIRST = 3;

    private final byte[] probabilities;
    private final int[] values = new int[24 * 16];
    private final int[] second = new int[16];
    /** Which of the blocks above and left had any: four of luma, two and two of chroma, one of second order. */
    private final byte[] above;

    private final byte[] left = new byte[9];
    /** Where each block's values may differ from 0. */
    private final boolean[] present = new boolean[24];

    Coefficients(byte[] probabilities, int across) {
        this.probabilities = probabilities;
        this.above = new byte[9 * across];
    }

    void startRow() {
        Arrays.fill(left, (byte) 0);
    }

    /** A block without coefficients; the second order keeps its state where the block has none. */
    void skip(int x, boolean small) {
        int count = small ? 8 : 9;
        Arrays.fill(above, 9 * x, 9 * x + count, (byte) 0);
        Arrays.fill(left, 0, count, (byte) 0);
        Arrays.fill(present, false);
    }

    /** Reads a block's coefficients; false where there is none after all. */
    boolean read(BoolReader in, Quantizer quantizer, int x, boolean small) throws BrokenPicture {
        boolean any = false;
        if (!small) readSecond(in, quantizer, 9 * x + 8);
        int kind = small ? WITH_FIRST : AFTER_SECOND;
        for (int i = 0; i < 16; i++) {
            int up = 9 * x + (i & 3);
            any |= readBlock(in, i, kind, up, i >> 2, quantizer.lumaFirst(), quantizer.luma());
        }
        for (int i = 16; i < 24; i++) {
            int plane = i < 20 ? 4 : 6;
            int up = 9 * x + plane + (i & 1);
            any |= readBlock(in, i, CHROMA, up, plane + (i >> 1 & 1), quantizer.chromaFirst(), quantizer.chroma());
        }
        return any;
    }

    private void readSecond(BoolReader in, Quantizer quantizer, int up) throws BrokenPicture {
        Arrays.fill(second, 0);
        int count = read(in, second, 0, SECOND, 0, above[up] + left[8], quantizer.secondFirst(), quantizer.second());
        above[up] = (byte) (count > 0 ? 1 : 0);
        left[8] = above[up];
        Transform.spread(second, values);
    }

    private boolean readBlock(BoolReader in, int block, int kind, int up, int side, int first, int others)
            throws BrokenPicture {
        int from = kind == AFTER_SECOND ? 1 : 0;
        int count = read(in, values, 16 * block, kind, from, above[up] + left[side], first, others);
        above[up] = (byte) (count > from ? 1 : 0);
        left[side] = above[up];
        present[block] = count > from || values[16 * block] != 0;
        return present[block];
    }

    /** Reads up to the last coefficient that is not 0, and tells where it stands, plus one. */
    private int read(BoolReader in, int[] to, int at, int kind, int from, int context, int first, int others)
            throws BrokenPicture {
        int chance = chance(kind, from, context);
        int n = from;
        while (n < 16) {
            if (!bit(in, chance)) return n;
            while (!bit(in, chance + 1)) {
                if (++n == 16) return 16;
                chance = chance(kind, n, 0);
            }
            int value = bit(in, chance + 2) ? large(in, chance) : 1;
            boolean negative = in.flag();
            to[at + ZIGZAG[n]] = (negative ? -value : value) * (n == 0 ? first : others);
            n++;
            chance = chance(kind, n, value == 1 ? 1 : 2);
        }
        return 16;
    }

    private static int chance(int kind, int n, int context) {
        return kind * Probabilities.BY_KIND + BANDS[n] * Probabilities.BY_BAND + context * Probabilities.BY_CONTEXT;
    }

    private int large(BoolReader in, int chance) throws BrokenPicture {
        if (!bit(in, chance + 3)) {
            if (!bit(in, chance + 4)) return 2;
            return bit(in, chance + 5) ? 4 : 3;
        }
        if (!bit(in, chance + 6)) {
            if (!bit(in, chance + 7)) return in.bit(159) ? 6 : 5;
            return 7 + (in.bit(165) ? 2 : 0) + (in.bit(145) ? 1 : 0);
        }
        boolean upper = bit(in, chance + 8);
        int category = (upper ? 2 : 0) + (bit(in, chance + (upper ? 10 : 9)) ? 1 : 0);
        int value = 0;
        for (int probability : LARGE[category]) value = 2 * value + (in.bit(probability) ? 1 : 0);
        return value + 3 + (8 << category);
    }

    private boolean bit(BoolReader in, int chance) throws BrokenPicture {
        return in.bit(probabilities[chance] & 0xff);
    }

    /** Adds a block of 4 × 4 to what was predicted. */
    void add(int block, byte[] plane, int at, int stride) {
        if (present[block]) Transform.add(values, 16 * block, plane, at, stride);
    }
}
