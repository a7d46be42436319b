package cleave.story.picture;

/** How a stored picture must be turned and mirrored to stand upright, by the numbers that EXIF gives them. */
public record Orientation(int number) {
    public static final Orientation UPRIGHT = new Orientation(1);

    public Orientation {
        if (number < 1 || number > 8) throw new IllegalArgumentException("no orientation " + number);
    }

    /** True where width and height change places. */
    boolean turns() {
        return number >= 5;
    }

    Size upright(Size stored) {
        return turns() ? stored.turned() : stored;
    }

    /** The picture upright; the same bytes where it was so already. */
    byte[] apply(byte[] pixels, Size stored, Samples samples, Workbench workbench) {
        if (number == 1) return pixels;
        int channels = samples.channels();
        byte[] upright = workbench.upright(samples.length(stored));
        int width = stored.width();
        int height = stored.height();
        int across = turns() ? height : width;
        int from = 0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int to = (toY(x, y, width, height) * across + toX(x, y, width, height)) * channels;
                for (int c = 0; c < channels; c++) upright[to + c] = pixels[from++];
            }
        }
        return upright;
    }

    private int toX(int x, int y, int width, int height) {
        return switch (number) {
            case 2, 3 -> width - 1 - x;
            case 5, 8 -> y;
            case 6, 7 -> height - 1 - y;
            default -> x;
        };
    }

    private int toY(int x, int y, int width, int height) {
        return switch (number) {
            case 3, 4 -> height - 1 - y;
            case 5, 6 -> x;
            case 7, 8 -> width - 1 - x;
            default -> y;
        };
    }
}
