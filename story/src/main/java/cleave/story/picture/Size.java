package cleave.story.picture;

/** Width and height in pixels, neither of them 0. */
public record Size(int width, int height) {
    public Size {
        if (width < 1 || height < 1) throw new IllegalArgumentException("no pixels: " + width + " × " + height);
    }

    public long pixels() {
        return (long) width * height;
    }

    Size turned() {
        return new Size(/* width= */ height, /* height= */ width);
    }

    /** The largest size of this shape within the box; never larger than this one. */
    Size within(Size box) {
        if (width <= box.width && height <= box.height) return this;
        boolean wide = (long) width * box.height >= (long) height * box.width;
        return wide
                ? new Size(box.width, scaled(height, box.width, width))
                : new Size(scaled(width, box.height, height), box.height);
    }

    private static int scaled(int length, int to, int from) {
        return (int) Math.max(1, ((long) length * to + from / 2) / from);
    }
}
