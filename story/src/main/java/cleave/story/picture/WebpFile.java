package cleave.story.picture;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a WebP file says beside its pixels. Its pictures are held to the size that the file begins with, since that
 * is what was weighed.
 */
final class WebpFile {
    /** Where the flags of an extended file are, and the flag that there is a profile. */
    private static final int FLAGS = 20;

    private static final int HAS_PROFILE = 0x20;

    private WebpFile() {}

    /**
     * Takes the profile out of the file, too: its decoder would convert the colours by it, and give up where it is
     * broken.
     */
    static Metadata read(Bytes in) throws BrokenPicture {
        byte[] bytes = in.array();
        int flags = in.at() + FLAGS;
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
                case "ICCP" -> {
                    hide(bytes, content.at() - 8);
                    bytes[flags] &= ~HAS_PROFILE;
                    profile = content.rest();
                }
                case "EXIF" -> orientation = exif(content);
                default -> {}
            }
        }
        return new Metadata(profile, orientation);
    }

    /** Turns a chunk into one of a kind that decoders pass over. */
    private static void hide(byte[] bytes, int chunk) {
        System.arraycopy("XMP ".getBytes(StandardCharsets.US_ASCII), 0, bytes, chunk, 4);
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
