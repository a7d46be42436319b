package cleave.story.webp;

import cleave.story.picture.BrokenPicture;
import cleave.story.picture.Bytes;
import cleave.story.picture.Exif;
import cleave.story.picture.Orientation;
import cleave.story.picture.Size;
import org.jspecify.annotations.Nullable;

/** A WebP file taken apart. Of an animation, the first picture alone is looked at. */
final class WebpFile {
    private static final int FRAME_HEAD = 16;

    private @Nullable Size canvas;
    private @Nullable Bytes lossy;
    private @Nullable Bytes lossless;
    private @Nullable Bytes alpha;
    private @Nullable Size frame;
    private int left;
    private int top;
    private byte @Nullable [] profile;
    private Orientation orientation = Orientation.UPRIGHT;

    private WebpFile() {}

    static WebpFile read(byte[] bytes) throws BrokenPicture {
        Bytes in = new Bytes(bytes);
        in.skip(4);
        // Throws where the file was cut off; what follows its end is passed over.
        Bytes chunks = in.part(in.lengthLittle());
        chunks.skip(4);
        WebpFile file = new WebpFile();
        file.take(chunks);
        if (file.lossy == null && file.lossless == null) throw new BrokenPicture("no picture in it");
        return file;
    }

    private void take(Bytes chunks) throws BrokenPicture {
        while (chunks.left() > 0) {
            String type = chunks.latin1(4);
            int length = chunks.lengthLittle();
            Bytes content = chunks.part(length);
            if ((length & 1) == 1 && chunks.left() > 0) chunks.skip(1);
            boolean first = lossy == null && lossless == null;
            switch (type) {
                case "VP8X" -> {
                    content.skip(4);
                    canvas = new Size(content.u24Little() + 1, content.u24Little() + 1);
                }
                case "ANMF" -> {
                    if (first) frame(content);
                }
                case "ALPH" -> {
                    if (first && alpha == null) alpha = content;
                }
                case "VP8 " -> {
                    if (first) lossy = content;
                }
                case "VP8L" -> {
                    if (first) lossless = content;
                }
                case "ICCP" -> profile = content.rest();
                case "EXIF" -> orientation = exif(content);
                default -> {
                    // XMP and what else there may be.
                }
            }
        }
    }

    private void frame(Bytes content) throws BrokenPicture {
        if (content.left() < FRAME_HEAD) throw new BrokenPicture("a picture that is cut off");
        left = 2 * content.u24Little();
        top = 2 * content.u24Little();
        frame = new Size(content.u24Little() + 1, content.u24Little() + 1);
        content.skip(4);
        take(content);
    }

    private static Orientation exif(Bytes content) throws BrokenPicture {
        Bytes name = new Bytes(content.array(), content.at(), Math.min(6, content.left()));
        if (name.left() == 6 && name.latin1(6).equals("Exif\0\0")) content.skip(6);
        return Exif.orientation(content.array(), content.at(), content.left());
    }

    /** The whole picture's size; a file that does not tell it has but one picture, which tells it. */
    Size canvas(Size ofPicture) throws BrokenPicture {
        Size whole = canvas == null ? ofPicture : canvas;
        Size told = frame == null ? whole : frame;
        if (!told.equals(ofPicture)) throw new BrokenPicture("two sizes");
        if (left + ofPicture.width() > whole.width() || top + ofPicture.height() > whole.height()) {
            throw new BrokenPicture("a picture beside its canvas");
        }
        return whole;
    }

    @Nullable
    Bytes lossy() {
        return lossy;
    }

    @Nullable
    Bytes lossless() {
        return lossless;
    }

    @Nullable
    Bytes alpha() {
        return alpha;
    }

    int left() {
        return left;
    }

    int top() {
        return top;
    }

    byte @Nullable [] profile() {
        return profile;
    }

    Orientation orientation() {
        return orientation;
    }
}
