package cleave.story.webp;

/** The rows of a lossy picture in RGB: chroma is drawn out between its samples, three parts near and one part far. */
final class LossyRows {
    private final Planes planes;
    private final int width;
    private final int height;

    LossyRows(Planes planes, int width, int height) {
        this.planes = planes;
        this.width = width;
        this.height = height;
    }

    /** Writes row y, a pixel every {@code step} bytes from {@code from} on. */
    void write(int y, byte[] to, int from, int step) {
        int last = (height - 1) / 2;
        int near = y / 2;
        int far = Math.clamp((y & 1) == 0 ? near - 1L : near + 1L, 0, last);
        int luma = y * planes.stride;
        for (int x = 0, at = from; x < width; x++, at += step) {
            int blue = drawn(planes.blue, near, far, x);
            int red = drawn(planes.red, near, far, x);
            int light = ((planes.luma[luma + x] & 0xff) * 19_077) >> 8;
            // BT.601 with luma from 16 to 235, in 6 bits of fraction.
            to[at] = clamped(light + ((red * 26_149) >> 8) - 14_234);
            to[at + 1] = clamped(light - ((blue * 6_419) >> 8) - ((red * 13_320) >> 8) + 8_708);
            to[at + 2] = clamped(light + ((blue * 33_050) >> 8) - 17_685);
        }
    }

    private int drawn(byte[] plane, int near, int far, int x) {
        int column = x / 2;
        int beside = Math.clamp((x & 1) == 0 ? column - 1L : column + 1L, 0, (width - 1) / 2);
        int nearRow = near * planes.chromaStride;
        int farRow = far * planes.chromaStride;
        int sum = 9 * (plane[nearRow + column] & 0xff)
                + 3 * (plane[nearRow + beside] & 0xff)
                + 3 * (plane[farRow + column] & 0xff)
                + (plane[farRow + beside] & 0xff);
        return (sum + 8) >> 4;
    }

    private static byte clamped(int value) {
        int whole = value >> 6;
        return (byte) (whole < 0 ? 0 : Math.min(whole, 255));
    }
}
