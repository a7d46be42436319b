package cleave.story.picture;

/**
 * Every how many pixels one is decoded. Small pictures are decoded whole; of large ones at least one and a
 * half pixels are left in each direction for one that is stored, so that their mean still looks well.
 */
record Thinning(int x, int y) {
    private static final long WHOLE = 4_000_000;

    static Thinning of(Size source, Size target) {
        if (source.pixels() <= WHOLE) return new Thinning(1, 1);
        return new Thinning(every(source.width(), target.width()), every(source.height(), target.height()));
    }

    private static int every(int source, int target) {
        return Math.max(1, 2 * source / (3 * target));
    }

    /** Pixels that are decoded. */
    long pixels(Size source) {
        return (long) Math.ceilDiv(source.width(), x) * Math.ceilDiv(source.height(), y);
    }
}
