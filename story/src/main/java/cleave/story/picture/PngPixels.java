package cleave.story.picture;

import org.jspecify.annotations.Nullable;

/** Unpacks a PNG's rows to 8 bits a sample. */
final class PngPixels {
    private final int depth;
    private final Samples samples;
    private final int channels;
    /** Samples of each palette entry, or null. */
    private final byte @Nullable [][] colours;
    /** The one colour that is transparent, sample by sample, or null. */
    private final int @Nullable [] clear;

    static PngPixels of(PngFile file) throws BrokenPicture {
        byte[] transparency = file.transparency();
        boolean alpha = transparency != null;
        return switch (file.header().colour()) {
            case GREY -> new PngPixels(file, alpha ? Samples.GREY_ALPHA : Samples.GREY, null, clear(transparency, 1));
            case RGB -> new PngPixels(file, alpha ? Samples.RGB_ALPHA : Samples.RGB, null, clear(transparency, 3));
            case GREY_ALPHA -> new PngPixels(file, Samples.GREY_ALPHA, null, null);
            case RGB_ALPHA -> new PngPixels(file, Samples.RGB_ALPHA, null, null);
            case PALETTE -> new PngPixels(file, alpha ? Samples.RGB_ALPHA : Samples.RGB, colours(file), null);
        };
    }

    private PngPixels(PngFile file, Samples samples, byte @Nullable [][] colours, int @Nullable [] clear) {
        this.depth = file.header().depth();
        this.samples = samples;
        this.channels = samples.channels();
        this.colours = colours;
        this.clear = clear;
    }

    private static int @Nullable [] clear(byte @Nullable [] transparency, int channels) throws BrokenPicture {
        if (transparency == null) return null;
        Bytes in = new Bytes(transparency);
        int[] clear = new int[channels];
        for (int c = 0; c < channels; c++) clear[c] = in.u16();
        return clear;
    }

    private static byte[][] colours(PngFile file) throws BrokenPicture {
        byte[] palette = file.palette();
        byte[] transparency = file.transparency();
        if (palette == null || palette.length == 0 || palette.length > 768) throw new BrokenPicture("no palette");
        byte[][] colours = new byte[palette.length / 3][];
        for (int i = 0; i < colours.length; i++) {
            byte alpha = transparency != null && i < transparency.length ? transparency[i] : (byte) 255;
            colours[i] = new byte[] {palette[3 * i], palette[3 * i + 1], palette[3 * i + 2], alpha};
        }
        return colours;
    }

    Samples samples() {
        return samples;
    }

    void unpack(byte[] row, int width, byte[] to) throws BrokenPicture {
        if (colours != null) unpackPalette(row, width, colours, to);
        else if (clear != null) unpackClear(row, width, clear, to);
        else unpackPlain(row, width * channels, to);
    }

    private void unpackPlain(byte[] row, int count, byte[] to) {
        if (depth == 8) System.arraycopy(row, 0, to, 0, count);
        else for (int i = 0; i < count; i++) to[i] = eight(sample(row, i));
    }

    private void unpackPalette(byte[] row, int width, byte[][] palette, byte[] to) throws BrokenPicture {
        for (int x = 0; x < width; x++) {
            int index = sample(row, x);
            if (index >= palette.length) throw new BrokenPicture("a colour that is not in the palette");
            System.arraycopy(palette[index], 0, to, x * channels, channels);
        }
    }

    private void unpackClear(byte[] row, int width, int[] invisible, byte[] to) {
        int mask = (1 << depth) - 1;
        int read = 0;
        for (int x = 0; x < width; x++) {
            boolean same = true;
            for (int c = 0; c < channels - 1; c++) {
                int sample = sample(row, read++);
                same &= sample == (invisible[c] & mask);
                to[x * channels + c] = eight(sample);
            }
            to[x * channels + channels - 1] = (byte) (same ? 0 : 255);
        }
    }

    /** The nth sample of a row, as it is written there. */
    private int sample(byte[] row, int n) {
        if (depth == 8) return row[n] & 0xff;
        if (depth == 16) return (row[2 * n] & 0xff) << 8 | (row[2 * n + 1] & 0xff);
        int bit = n * depth;
        return (row[bit >> 3] >> (8 - depth - (bit & 7))) & ((1 << depth) - 1);
    }

    private byte eight(int sample) {
        return (byte) (depth == 8 ? sample : (sample * 255L + (1L << (depth - 1)) - 1) / ((1L << depth) - 1));
    }
}
