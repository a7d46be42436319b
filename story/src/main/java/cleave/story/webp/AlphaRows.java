package cleave.story.webp;

import cleave.story.picture.BrokenPicture;
import cleave.story.picture.Bytes;
import org.jspecify.annotations.Nullable;

/** The alpha of a lossy picture, which is coded without loss beside it, a row at a time. Of one thread. */
final class AlphaRows {
    private final Bytes plain;
    private final @Nullable LosslessRows coded;
    private final int filter;
    private final int width;
    private final int[] above;
    private int y;

    AlphaRows(Bytes chunk, int width, int height) throws BrokenPicture {
        int kind = chunk.u8();
        this.plain = chunk;
        this.filter = kind >> 2 & 3;
        this.width = width;
        this.above = new int[width];
        this.coded = switch (kind & 3) {
            case 0 -> null;
            case 1 -> new LosslessRows(new BitReader(chunk), width, height);
            default -> throw new BrokenPicture("an unknown kind of alpha");
        };
    }

    /** Writes the next row, a value every {@code step} bytes from {@code at} on. */
    void next(byte[] to, int at, int step) throws BrokenPicture {
        int[] row = coded == null ? null : coded.next();
        int left = 0;
        int corner = 0;
        for (int x = 0; x < width; x++) {
            int value = row == null ? plain.u8() : row[x] >> 8;
            int top = above[x];
            int alpha = value + guess(x, left, top, corner) & 0xff;
            corner = top;
            left = alpha;
            above[x] = alpha;
            to[at + x * step] = (byte) alpha;
        }
        y++;
    }

    private int guess(int x, int left, int top, int corner) {
        if (filter == 0) return 0;
        if (x == 0) return top;
        if (y == 0 || filter == 1) return left;
        return filter == 2 ? top : Math.clamp(left + top - corner, 0, 255);
    }
}
