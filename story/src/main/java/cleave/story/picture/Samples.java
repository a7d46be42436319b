package cleave.story.picture;

/** What the bytes of a pixel mean while it is on its way; alpha, where there is one, comes last. */
public enum Samples {
    GREY(1, false),
    GREY_ALPHA(2, true),
    RGB(3, false),
    RGB_ALPHA(4, true),
    /** Luma and two chroma as JPEG has them. */
    YCC(3, false),
    /** Ink as Adobe stores it: 255 is none. */
    CMYK(4, false),
    /** The same with its inks as luma and chroma. */
    YCCK(4, false);

    private final int channels;
    private final boolean alpha;

    Samples(int channels, boolean alpha) {
        this.channels = channels;
        this.alpha = alpha;
    }

    public int channels() {
        return channels;
    }

    /** The bytes of a picture. */
    int length(Size size) {
        return (int) size.pixels() * channels;
    }

    boolean hasAlpha() {
        return alpha;
    }
}
