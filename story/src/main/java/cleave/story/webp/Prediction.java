package cleave.story.webp;

import java.util.Arrays;

/** Predicts a block from the pixels above it and left of it (RFC 6386, section 12). */
final class Prediction {
    static final int MEAN = 0;
    static final int GRADIENT = 1;
    static final int FROM_ABOVE = 2;
    static final int FROM_LEFT = 3;

    private static final int ABOVE_ALL = 127;
    private static final int LEFT_OF_ALL = 129;

    /** Where the pixel above and left of the block is among the edges. */
    private static final int CORNER = 5;

    /** Around a small block from the lowest on its left over the corner to the last above: the ends stand twice. */
    private final int[] edges = new int[CORNER + 10];

    private final int[] above = new int[16];
    private final int[] left = new int[16];

    /** A whole block of luma or chroma. */
    void whole(byte[] plane, int stride, int x, int y, int size, int mode) {
        int at = size * (y * stride + x);
        for (int i = 0; i < size; i++) {
            above[i] = y == 0 ? ABOVE_ALL : plane[at - stride + i] & 0xff;
            left[i] = x == 0 ? LEFT_OF_ALL : plane[at + i * stride - 1] & 0xff;
        }
        int corner = corner(plane, at - stride - 1, x == 0, y == 0);
        int mean = mode == MEAN ? mean(size, x > 0, y > 0) : 0;
        for (int row = 0; row < size; row++) {
            int to = at + row * stride;
            switch (mode) {
                case MEAN -> Arrays.fill(plane, to, to + size, (byte) mean);
                case FROM_LEFT -> Arrays.fill(plane, to, to + size, (byte) left[row]);
                case FROM_ABOVE -> {
                    for (int i = 0; i < size; i++) plane[to + i] = (byte) above[i];
                }
                default -> {
                    for (int i = 0; i < size; i++) plane[to + i] = clamped(left[row] + above[i] - corner);
                }
            }
        }
    }

    private static int corner(byte[] plane, int at, boolean first, boolean top) {
        if (top) return ABOVE_ALL;
        return first ? LEFT_OF_ALL : plane[at] & 0xff;
    }

    /** The mean of those edges that are in the picture. */
    private int mean(int size, boolean hasLeft, boolean hasAbove) {
        if (!hasLeft && !hasAbove) return 128;
        int sum = 0;
        for (int i = 0; i < size; i++) sum += (hasLeft ? left[i] : 0) + (hasAbove ? above[i] : 0);
        int count = hasLeft && hasAbove ? 2 * size : size;
        return (sum + count / 2) / count;
    }

    /**
     * A small block of luma.
     *
     * @param block which of the sixteen in the block of 16 × 16 at x, y
     */
    void small(Planes planes, int x, int y, int block, int mode) {
        byte[] plane = planes.luma;
        int stride = planes.stride;
        int column = block & 3;
        int row = block >> 2;
        int at = (16 * y + 4 * row) * stride + 16 * x + 4 * column;
        boolean top = y == 0 && row == 0;
        boolean first = x == 0 && column == 0;
        edges[CORNER] = corner(plane, at - stride - 1, first, top);
        for (int i = 0; i < 4; i++) {
            edges[CORNER - 1 - i] = first ? LEFT_OF_ALL : plane[at + i * stride - 1] & 0xff;
            edges[CORNER + 1 + i] = top ? ABOVE_ALL : plane[at - stride + i] & 0xff;
            edges[CORNER + 5 + i] = aboveRight(planes, x, y, at, column, i, top);
        }
        edges[0] = edges[1];
        edges[CORNER + 9] = edges[CORNER + 8];
        int mean = 4;
        for (int i = 1; i <= 4; i++) mean += edges[CORNER - i] + edges[CORNER + i];
        for (int down = 0; down < 4; down++) {
            for (int across = 0; across < 4; across++) {
                int value = mode == MEAN ? mean >> 3 : pixel(mode, across, down);
                plane[at + down * stride + across] = (byte) value;
            }
        }
    }

    /** The last column's blocks all look at the row above the whole block: what is beside them is not decoded yet. */
    private static int aboveRight(Planes planes, int x, int y, int at, int column, int i, boolean top) {
        if (column < 3) return top ? ABOVE_ALL : planes.luma[at - planes.stride + 4 + i] & 0xff;
        if (y == 0) return ABOVE_ALL;
        int row = (16 * y - 1) * planes.stride;
        boolean last = x == planes.across - 1;
        return planes.luma[row + 16 * x + (last ? 15 : 16 + i)] & 0xff;
    }

    private int pixel(int mode, int x, int y) {
        return switch (mode) {
            case GRADIENT -> clamped(edges[CORNER - 1 - y] + edges[CORNER + 1 + x] - edges[CORNER]) & 0xff;
            case FROM_ABOVE -> around(CORNER + 1 + x);
            case FROM_LEFT -> around(CORNER - 1 - y);
            case 4 -> around(CORNER + x - y);
            case 5 -> steepRight(x, y);
            case 6 -> around(CORNER + 2 + x + y);
            case 7 -> steepLeft(x, y);
            case 8 -> flatDown(x, y);
            default -> flatUp(x + 2 * y);
        };
    }

    private int steepRight(int x, int y) {
        if (x == 0 && y >= 2) return around(CORNER + 1 - y);
        int from = CORNER + x - (y >> 1);
        return (y & 1) == 0 ? between(from) : around(from);
    }

    private int steepLeft(int x, int y) {
        if (x == 3 && y >= 2) return around(CORNER + 4 + y);
        int from = CORNER + 1 + x + (y >> 1);
        return (y & 1) == 0 ? between(from) : around(from + 1);
    }

    private int flatDown(int x, int y) {
        if (x >= 2 && y == 0) return around(CORNER - 1 + x);
        int from = CORNER - 1 - y + (x >> 1);
        return (x & 1) == 0 ? between(from) : around(from + 1);
    }

    private int flatUp(int way) {
        if (way >= 6) return edges[1];
        int from = CORNER - 2 - (way >> 1);
        return (way & 1) == 0 ? between(from) : around(from);
    }

    private int between(int edge) {
        return (edges[edge] + edges[edge + 1] + 1) >> 1;
    }

    private int around(int edge) {
        return (edges[edge - 1] + 2 * edges[edge] + edges[edge + 1] + 2) >> 2;
    }

    private static byte clamped(int value) {
        return (byte) (value < 0 ? 0 : Math.min(value, 255));
    }
}
