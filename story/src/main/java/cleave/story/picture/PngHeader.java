package cleave.story.picture;

/** A PNG's header, checked. */
record PngHeader(Size size, int depth, Colour colour, boolean interlaced) {

    enum Colour {
        GREY(1),
        RGB(3),
        PALETTE(1),
        GREY_ALPHA(2),
        RGB_ALPHA(4);

        private final int channels;

        Colour(int channels) {
            this.channels = channels;
        }
    }

    static PngHeader read(Bytes content) throws BrokenPicture {
        int width = content.length();
        int height = content.length();
        int depth = content.u8();
        Colour colour = colour(content.u8());
        boolean known = content.u16() == 0;
        int interlace = content.u8();
        if (width == 0 || height == 0) throw new BrokenPicture("no pixels");
        if (!known || interlace > 1 || !fits(depth, colour)) throw new BrokenPicture("an unknown form of PNG");
        return new PngHeader(new Size(width, height), depth, colour, interlace == 1);
    }

    private static Colour colour(int code) throws BrokenPicture {
        return switch (code) {
            case 0 -> Colour.GREY;
            case 2 -> Colour.RGB;
            case 3 -> Colour.PALETTE;
            case 4 -> Colour.GREY_ALPHA;
            case 6 -> Colour.RGB_ALPHA;
            default -> throw new BrokenPicture("an unknown kind of colour");
        };
    }

    private static boolean fits(int depth, Colour colour) {
        return switch (depth) {
            case 1, 2, 4 -> colour.channels == 1;
            case 8 -> true;
            case 16 -> colour != Colour.PALETTE;
            default -> false;
        };
    }

    int bitsPerPixel() {
        return depth * colour.channels;
    }
}
