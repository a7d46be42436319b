package cleave.story.webp;

/** Undoes the prediction of pixels from those before them, each square of the picture in its way. Of one thread. */
final class Predictor implements Reversal {
    private static final int BLACK = 0xff000000;

    private final byte[] squares;
    private final int bits;
    private final int across;
    private final int width;
    private final int[] above;

    /** @param squares the way of each square, in its green */
    Predictor(int[] squares, int bits, int across, int width) {
        this.squares = new byte[squares.length];
        for (int i = 0; i < squares.length; i++) this.squares[i] = (byte) (squares[i] >> 8 & 15);
        this.bits = bits;
        this.across = across;
        this.width = width;
        this.above = new int[width + 1];
    }

    @Override
    public void undo(int y, int[] row) {
        row[0] = sum(row[0], y == 0 ? BLACK : above[0]);
        // Right of the last pixel above is the first one of this row.
        above[width] = row[0];
        for (int x = 1; x < width; x++) {
            int way = squares[(y >> bits) * across + (x >> bits)];
            int guess = y == 0 ? row[x - 1] : guess(way, row[x - 1], above[x], above[x - 1], above[x + 1]);
            row[x] = sum(row[x], guess);
        }
        System.arraycopy(row, 0, above, 0, width);
    }

    private static int guess(int way, int left, int top, int corner, int right) {
        return switch (way) {
            case 1 -> left;
            case 2 -> top;
            case 3 -> right;
            case 4 -> corner;
            case 5 -> mean(mean(left, right), top);
            case 6 -> mean(left, corner);
            case 7 -> mean(left, top);
            case 8 -> mean(corner, top);
            case 9 -> mean(top, right);
            case 10 -> mean(mean(left, corner), mean(top, right));
            case 11 -> nearer(left, top, corner);
            case 12 -> gradient(left, top, corner);
            case 13 -> halfGradient(mean(left, top), corner);
            default -> BLACK;
        };
    }

    private static int sum(int one, int other) {
        int alphaGreen = (one & 0xff00ff00) + (other & 0xff00ff00);
        int redBlue = (one & 0xff00ff) + (other & 0xff00ff);
        return (alphaGreen & 0xff00ff00) | (redBlue & 0xff00ff);
    }

    private static int mean(int one, int other) {
        return (one & other) + (((one ^ other) & 0xfefefefe) >>> 1);
    }

    private static int nearer(int left, int top, int corner) {
        int toLeft = 0;
        int toTop = 0;
        for (int shift = 0; shift < 32; shift += 8) {
            int base = corner >> shift & 0xff;
            toLeft += Math.abs((top >> shift & 0xff) - base);
            toTop += Math.abs((left >> shift & 0xff) - base);
        }
        return toLeft < toTop ? left : top;
    }

    private static int gradient(int left, int top, int corner) {
        int result = 0;
        for (int shift = 0; shift < 32; shift += 8) {
            int value = (left >> shift & 0xff) + (top >> shift & 0xff) - (corner >> shift & 0xff);
            result |= Math.clamp(value, 0, 255) << shift;
        }
        return result;
    }

    private static int halfGradient(int mean, int corner) {
        int result = 0;
        for (int shift = 0; shift < 32; shift += 8) {
            int value = mean >> shift & 0xff;
            result |= Math.clamp(value + (value - (corner >> shift & 0xff)) / 2, 0, 255) << shift;
        }
        return result;
    }
}
