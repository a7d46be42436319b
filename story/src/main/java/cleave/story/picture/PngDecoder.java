package cleave.story.picture;

import java.util.zip.Inflater;

/**
 * Decodes PNG row by row. Chunks that are not needed are never inflated, so that nothing hidden in them can grow.
 * Strict: a checksum that is wrong, or a row that is missing, breaks the picture.
 */
final class PngDecoder {
    /** Where each pass of an interlaced picture starts and how it steps: x, y, step of x, step of y. */
    private static final int[][] PASSES = {
        {0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4}, {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}
    };

    private final PngFile file;
    private final PngPixels pixels;
    private final Shrinker shrinker;
    private final byte[] unpacked;

    static Decoded decode(byte[] bytes, Scale scale) throws BrokenPicture {
        PngFile file = PngFile.read(bytes);
        PngPixels pixels = PngPixels.of(file);
        Size source = file.size();
        Size target = scale.of(source, file.orientation());
        Shrinker shrinker = file.interlaced()
                ? Shrinker.unordered(source, target, pixels.samples())
                : Shrinker.ordered(source, target, pixels.samples());
        new PngDecoder(file, pixels, shrinker).decode();
        return new Decoded(target, pixels.samples(), shrinker.finish(), file.profile(), file.orientation());
    }

    private PngDecoder(PngFile file, PngPixels pixels, Shrinker shrinker) {
        this.file = file;
        this.pixels = pixels;
        this.shrinker = shrinker;
        this.unpacked = new byte[file.size().width() * pixels.samples().channels()];
    }

    private void decode() throws BrokenPicture {
        try (Inflater inflater = new Inflater()) {
            PngData data = new PngData(file, inflater);
            if (!file.interlaced()) {
                pass(data, 0, 0, 1, 1);
            } else {
                for (int[] pass : PASSES) pass(data, pass[0], pass[1], pass[2], pass[3]);
            }
            data.finish();
        }
    }

    private void pass(PngData data, int firstX, int firstY, int stepX, int stepY) throws BrokenPicture {
        int width = Math.ceilDiv(file.size().width() - firstX, stepX);
        if (width <= 0) return;
        int length = (int) (((long) width * file.bitsPerPixel() + 7) / 8);
        byte[] above = new byte[length];
        byte[] row = new byte[length];
        for (int y = firstY; y < file.size().height(); y += stepY) {
            int filter = data.filter();
            data.fill(row);
            unfilter(filter, row, above, Math.max(1, file.bitsPerPixel() / 8));
            pixels.unpack(row, width, unpacked);
            if (file.interlaced()) shrinker.pixels(y, firstX, stepX, width, unpacked);
            else shrinker.row(y, unpacked);
            byte[] swap = above;
            above = row;
            row = swap;
        }
    }

    private static void unfilter(int filter, byte[] row, byte[] above, int back) throws BrokenPicture {
        switch (filter) {
            case 0 -> {
                // As it is.
            }
            case 1 -> {
                for (int i = back; i < row.length; i++) row[i] += row[i - back];
            }
            case 2 -> {
                for (int i = 0; i < row.length; i++) row[i] += above[i];
            }
            case 3 -> {
                for (int i = 0; i < row.length; i++) {
                    int left = i < back ? 0 : row[i - back] & 0xff;
                    row[i] += (byte) ((left + (above[i] & 0xff)) / 2);
                }
            }
            case 4 -> {
                for (int i = 0; i < Math.min(back, row.length); i++) row[i] += above[i];
                for (int i = back; i < row.length; i++) {
                    row[i] += (byte) paeth(row[i - back] & 0xff, above[i] & 0xff, above[i - back] & 0xff);
                }
            }
            default -> throw new BrokenPicture("an unknown filter");
        }
    }

    private static int paeth(int left, int up, int corner) {
        int guess = left + up - corner;
        int toLeft = Math.abs(guess - left);
        int toUp = Math.abs(guess - up);
        int toCorner = Math.abs(guess - corner);
        if (toLeft <= toUp && toLeft <= toCorner) return left;
        return toUp <= toCorner ? up : corner;
    }
}
