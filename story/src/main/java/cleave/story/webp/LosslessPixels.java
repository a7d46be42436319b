package cleave.story.webp;

import cleave.story.picture.BrokenPicture;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** The coded pixels of a lossless picture, or of one of its tables, a row at a time, in ARGB. Of one thread. */
final class LosslessPixels {
    /** No code of a distance reaches further back. */
    private static final int FARTHEST = 1 << 20;

    private static final int LITERALS = 256;
    private static final int LENGTHS = 24;
    /** Where the first 120 distances point: so many rows up, and as many pixels left as it is less than 8. */
    private static final byte[] NEAR = HexFormat.of()
            .parseHex("1807171928062729161a262a38053739151b363a252b48044749141c353b464a242c58454b343c03"
                    + "5759131d565a232d444c555b333d68026769121e666a222e545c434d656b323e78017779535d111f"
                    + "646c424e767a212f757b313f636d525e00747c414f1020626e30737d515f40727e616f50717f6070");

    private final BitReader in;
    private final int width;
    private final PrefixCodes.Group[] groups;
    private final int cacheBits;
    private final int[] cache;
    /** Which group each square of the picture uses, or null where there is one group. */
    private final char @Nullable [] squares;

    private final int squareBits;
    private final int squaresAcross;
    private final int[] past;
    private int position;
    private int y;
    private int copyLeft;
    private int copyDistance;

    /**
     * Reads what stands before the pixels.
     *
     * @param whole true for the picture itself, which alone may have many groups of codes
     */
    LosslessPixels(BitReader in, int width, int height, boolean whole) throws BrokenPicture {
        this.in = in;
        this.width = width;
        this.cacheBits = in.flag() ? in.number(4) : 0;
        if (cacheBits > 11) throw new BrokenPicture("a cache that is too large");
        this.cache = new int[cacheBits == 0 ? 0 : 1 << cacheBits];
        boolean many = whole && in.flag();
        this.squareBits = many ? 2 + in.number(3) : 0;
        this.squaresAcross = parts(width, squareBits);
        this.squares = many ? squares(parts(height, squareBits)) : null;
        int count = 1;
        if (squares != null) for (char square : squares) count = Math.max(count, square + 1);
        this.groups = new PrefixCodes(in).groups(count, cache.length);
        long pixels = Math.min(FARTHEST, (long) width * height);
        this.past = new int[Integer.highestOneBit((int) Math.max(1, 2 * pixels - 1))];
    }

    /** How many squares with sides of so many bits cover a length. */
    static int parts(int length, int bits) {
        return (length + (1 << bits) - 1) >> bits;
    }

    /** All pixels of a table at once. */
    static int[] table(BitReader in, int width, int height) throws BrokenPicture {
        LosslessPixels pixels = new LosslessPixels(in, width, height, false);
        int[] table = new int[width * height];
        int[] row = new int[width];
        for (int y = 0; y < height; y++) {
            pixels.next(row);
            System.arraycopy(row, 0, table, y * width, width);
        }
        return table;
    }

    private char[] squares(int down) throws BrokenPicture {
        LosslessPixels table = new LosslessPixels(in, squaresAcross, down, false);
        char[] result = new char[squaresAcross * down];
        int[] row = new int[squaresAcross];
        for (int at = 0; at < result.length; ) {
            table.next(row);
            for (int pixel : row) result[at++] = (char) (pixel >> 8);
        }
        return result;
    }

    /** Decodes the next row. */
    void next(int[] row) throws BrokenPicture {
        int x = 0;
        while (x < width) {
            if (copyLeft > 0) {
                copyLeft--;
                x = put(row, x, past[position - copyDistance & past.length - 1]);
                continue;
            }
            PrefixCodes.Group group = group(x);
            int symbol = group.green().read(in);
            if (symbol < LITERALS) {
                int red = group.red().read(in);
                int blue = group.blue().read(in);
                x = put(row, x, group.alpha().read(in) << 24 | red << 16 | symbol << 8 | blue);
            } else if (symbol < LITERALS + LENGTHS) {
                copyLeft = prefixed(symbol - LITERALS);
                copyDistance = distance(prefixed(group.distance().read(in)));
                if (copyDistance > position) throw new BrokenPicture("a copy from before the first pixel");
            } else {
                x = put(row, x, cache[symbol - LITERALS - LENGTHS]);
            }
        }
        y++;
    }

    private PrefixCodes.Group group(int x) {
        if (squares == null) return groups[0];
        return groups[squares[(y >> squareBits) * squaresAcross + (x >> squareBits)]];
    }

    private int put(int[] row, int x, int pixel) {
        row[x] = pixel;
        past[position++ & past.length - 1] = pixel;
        if (cacheBits > 0) cache[(0x1e35a7bd * pixel) >>> (32 - cacheBits)] = pixel;
        return x + 1;
    }

    /** A length or a distance: a symbol for its size, and bits for the rest. */
    private int prefixed(int symbol) throws BrokenPicture {
        if (symbol < 4) return symbol + 1;
        int bits = (symbol - 2) >> 1;
        return ((2 + (symbol & 1)) << bits) + in.number(bits) + 1;
    }

    private int distance(int code) {
        if (code > NEAR.length) return code - NEAR.length;
        int near = NEAR[code - 1];
        return Math.max(1, (near >> 4) * width + 8 - (near & 15));
    }
}
