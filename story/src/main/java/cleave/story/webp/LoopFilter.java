package cleave.story.webp;

/** Smooths the borders of blocks, in the order of blocks (RFC 6386, section 15). */
final class LoopFilter {
    private LoopFilter() {}

    /**
     * How much is smoothed.
     *
     * @param limit of the difference across inner borders; 0 smooths nothing
     * @param inside limit of the differences beside a border
     * @param sharp from which difference on a border counts as one that is meant
     */
    record Strength(int limit, int inside, int sharp) {
        static Strength of(int wanted, int sharpness) {
            int level = Math.clamp(wanted, 0, 63);
            if (level == 0) return new Strength(0, 0, 0);
            int inside = level;
            if (sharpness > 0) inside = Math.min(9 - sharpness, level >> (sharpness > 4 ? 2 : 1));
            inside = Math.max(1, inside);
            return new Strength(2 * level + inside, inside, level >= 40 ? 2 : level >= 15 ? 1 : 0);
        }
    }

    /** Smooths one block of 16 × 16: its left and upper border, and those within it where there is anything in it. */
    static void block(Planes planes, int x, int y, Strength strength, boolean inner, boolean simple) {
        if (strength.limit == 0) return;
        if (simple) {
            simple(planes, x, y, strength.limit, inner);
            return;
        }
        plane(planes.luma, planes.stride, x, y, 16, strength, inner);
        plane(planes.blue, planes.chromaStride, x, y, 8, strength, inner);
        plane(planes.red, planes.chromaStride, x, y, 8, strength, inner);
    }

    private static void simple(Planes planes, int x, int y, int limit, boolean inner) {
        byte[] luma = planes.luma;
        int stride = planes.stride;
        int at = 16 * (y * stride + x);
        if (x > 0) simpleEdge(luma, at, 1, stride, limit + 4);
        for (int i = 4; inner && i < 16; i += 4) simpleEdge(luma, at + i, 1, stride, limit);
        if (y > 0) simpleEdge(luma, at, stride, 1, limit + 4);
        for (int i = 4; inner && i < 16; i += 4) simpleEdge(luma, at + i * stride, stride, 1, limit);
    }

    private static void plane(byte[] plane, int stride, int x, int y, int size, Strength strength, boolean inner) {
        int at = size * (y * stride + x);
        if (x > 0) edge(plane, at, 1, stride, size, strength, true);
        for (int i = 4; inner && i < size; i += 4) edge(plane, at + i, 1, stride, size, strength, false);
        if (y > 0) edge(plane, at, stride, 1, size, strength, true);
        for (int i = 4; inner && i < size; i += 4) edge(plane, at + i * stride, stride, 1, size, strength, false);
    }

    /**
     * Smooths a border.
     *
     * @param across the step from one side of the border to the other
     * @param along the step along the border
     */
    private static void simpleEdge(byte[] plane, int from, int across, int along, int limit) {
        for (int i = 0, at = from; i < 16; i++, at += along) {
            if (isSmooth(plane, at, across, 2 * limit + 1)) narrow(plane, at, across);
        }
    }

    private static void edge(
            byte[] plane, int from, int across, int along, int length, Strength strength, boolean ofBlocks) {
        int limit = 2 * (strength.limit + (ofBlocks ? 4 : 0)) + 1;
        for (int i = 0, at = from; i < length; i++, at += along) {
            if (!isSmooth(plane, at, across, limit) || !isSmoothInside(plane, at, across, strength.inside)) continue;
            if (isSharp(plane, at, across, strength.sharp)) narrow(plane, at, across);
            else if (ofBlocks) wide(plane, at, across);
            else middle(plane, at, across);
        }
    }

    private static boolean isSmooth(byte[] plane, int at, int across, int limit) {
        return 4 * difference(plane, at - across, at) + difference(plane, at - 2 * across, at + across) <= limit;
    }

    private static boolean isSmoothInside(byte[] plane, int at, int across, int limit) {
        return difference(plane, at - 4 * across, at - 3 * across) <= limit
                && difference(plane, at - 3 * across, at - 2 * across) <= limit
                && difference(plane, at - 2 * across, at - across) <= limit
                && difference(plane, at + 3 * across, at + 2 * across) <= limit
                && difference(plane, at + 2 * across, at + across) <= limit
                && difference(plane, at + across, at) <= limit;
    }

    private static boolean isSharp(byte[] plane, int at, int across, int limit) {
        return difference(plane, at - 2 * across, at - across) > limit || difference(plane, at + across, at) > limit;
    }

    private static int difference(byte[] plane, int one, int other) {
        return Math.abs((plane[one] & 0xff) - (plane[other] & 0xff));
    }

    /** Changes one pixel on each side. */
    private static void narrow(byte[] plane, int at, int across) {
        int step = clamped(3 * signed(plane, at)
                - 3 * signed(plane, at - across)
                + clamped(signed(plane, at - 2 * across) - signed(plane, at + across)));
        add(plane, at, -(clamped(step + 4) >> 3));
        add(plane, at - across, clamped(step + 3) >> 3);
    }

    /** Changes two pixels on each side. */
    private static void middle(byte[] plane, int at, int across) {
        int step = clamped(3 * (signed(plane, at) - signed(plane, at - across)));
        int right = clamped(step + 4) >> 3;
        add(plane, at, -right);
        add(plane, at - across, clamped(step + 3) >> 3);
        int outer = (right + 1) >> 1;
        add(plane, at + across, -outer);
        add(plane, at - 2 * across, outer);
    }

    /** Changes three pixels on each side. */
    private static void wide(byte[] plane, int at, int across) {
        int step = clamped(3 * (signed(plane, at) - signed(plane, at - across))
                + clamped(signed(plane, at - 2 * across) - signed(plane, at + across)));
        for (int i = 0; i < 3; i++) {
            int change = clamped(((27 - 9 * i) * step + 63) >> 7);
            add(plane, at + i * across, -change);
            add(plane, at - (i + 1) * across, change);
        }
    }

    private static int signed(byte[] plane, int at) {
        return (plane[at] & 0xff) - 128;
    }

    private static void add(byte[] plane, int at, int change) {
        plane[at] = (byte) (clamped(signed(plane, at) + change) + 128);
    }

    private static int clamped(int value) {
        return value < -128 ? -128 : Math.min(value, 127);
    }
}
