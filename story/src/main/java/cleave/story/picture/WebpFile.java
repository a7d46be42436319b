package cleave.story.picture;

import org.jspecify.annotations.Nullable;

/**
 * What a WebP file says beside its picture: its colours, and which way is up. Its pictures are held to the size that the
 * file begins with, since that is what was weighed.
 */
@SuppressWarnings("ArrayRecordComponent") // shared, not compared
record WebpFile(byte @Nullable [] profile, Orientation orientation) {
    static WebpFile read(byte[] bytes) throws BrokenPicture {
        Bytes in = new Bytes(bytes);
        in.skip(4);
        // Throws where the file was cut off; what follows its end is passed over.
        Bytes chunks = in.part(in.lengthLittle());
        chunks.skip(4);
        Size canvas = null;
        byte[] profile = null;
        Orientation orientation = Orientation.UPRIGHT;
        while (chunks.left() > 0) {
            String type = chunks.latin1(4);
            int length = chunks.lengthLittle();
            Bytes content = chunks.part(length);
            if ((length & 1) == 1 && chunks.left() > 0) chunks.skip(1);
            switch (type) {
                case "VP8X" -> {
                    require(canvas == null);
                    canvas = canvas(content);
                }
                case "VP8 ", "VP8L" -> {
                    Size picture = size(type, content);
                    require(canvas == null || canvas.equals(picture));
                    canvas = picture;
                }
                case "ANMF" -> frame(content, canvas);
                case "ICCP" -> profile = content.rest();
                case "EXIF" -> orientation = exif(content);
                default -> {}
            }
        }
        return new WebpFile(profile, orientation);
    }

    private static Size canvas(Bytes content) throws BrokenPicture {
        content.skip(4);
        return new Size(content.u24Little() + 1, content.u24Little() + 1);
    }

    /** A picture of an animation lies within its canvas, and is as large as it says. */
    private static void frame(Bytes content, @Nullable Size canvas) throws BrokenPicture {
        int left = 2 * content.u24Little();
        int top = 2 * content.u24Little();
        Size frame = new Size(content.u24Little() + 1, content.u24Little() + 1);
        require(canvas != null && left + frame.width() <= canvas.width() && top + frame.height() <= canvas.height());
        content.skip(4);
        while (content.left() > 0) {
            String type = content.latin1(4);
            int length = content.lengthLittle();
            Bytes part = content.part(length);
            if ((length & 1) == 1 && content.left() > 0) content.skip(1);
            if (type.startsWith("VP8")) require(frame.equals(size(type, part)));
        }
    }

    /** The size that the picture itself begins with. */
    static Size size(String type, Bytes picture) throws BrokenPicture {
        if (type.equals("VP8L")) {
            picture.skip(1);
            int low = picture.u16Little();
            int high = picture.u16Little();
            return new Size((low & 0x3fff) + 1, ((low >> 14 | high << 2) & 0x3fff) + 1);
        }
        picture.skip(6);
        int width = picture.u16Little() & 0x3fff;
        int height = picture.u16Little() & 0x3fff;
        if (width == 0 || height == 0) throw new BrokenPicture("no pixels");
        return new Size(width, height);
    }

    private static void require(boolean fits) throws BrokenPicture {
        if (!fits) throw new BrokenPicture("a picture of another size than the file's");
    }

    private static Orientation exif(Bytes content) throws BrokenPicture {
        Bytes name = new Bytes(content.array(), content.at(), Math.min(6, content.left()));
        if (name.left() == 6 && name.latin1(6).equals("Exif\0\0")) content.skip(6);
        return Exif.orientation(content.array(), content.at(), content.left());
    }
}
