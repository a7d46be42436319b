package cleave.story.webp;

import cleave.story.picture.BrokenPicture;
import cleave.story.picture.Bytes;
import cleave.story.picture.Decoded;
import cleave.story.picture.Samples;
import cleave.story.picture.Scale;
import cleave.story.picture.Shrinker;
import cleave.story.picture.Size;
import org.jspecify.annotations.Nullable;

/**
 * Decodes WebP, lossy and lossless, with and without alpha; of an animation the first picture, on its canvas. A lossy
 * picture needs a byte and a half of memory for each pixel, a lossless one far less. Safe for many threads.
 */
public final class WebpDecoder {
    private static final int LOSSLESS_MARK = 0x2f;

    private final Probabilities probabilities = Probabilities.load();

    /** Writes rows of a picture from top to bottom, each at a place in the row of the canvas. */
    private interface Rows {
        void write(int y, byte[] row, int at) throws BrokenPicture;
    }

    public Decoded decode(byte[] bytes, Scale scale) throws BrokenPicture {
        WebpFile file = WebpFile.read(bytes);
        Bytes lossy = file.lossy();
        Bytes lossless = file.lossless();
        if (lossy != null) return lossy(file, lossy, scale);
        if (lossless != null) return lossless(file, lossless, scale);
        throw new BrokenPicture("no picture in it");
    }

    private Decoded lossy(WebpFile file, Bytes coded, Scale scale) throws BrokenPicture {
        Vp8Header header = new Vp8Header(coded, probabilities);
        Size size = header.size;
        Size canvas = canvas(file, size, scale);
        Samples samples = samples(canvas, size, file.alpha() != null);
        LossyRows colours = new LossyRows(Vp8Decoder.decode(header, probabilities), size.width(), size.height());
        AlphaRows alpha = alpha(file.alpha(), size);
        int step = samples.channels();
        return paint(file, size, canvas, samples, scale, (y, row, at) -> {
            colours.write(y, row, at, step);
            if (alpha != null) alpha.next(row, at + 3, step);
            else if (step == 4) for (int x = 0; x < size.width(); x++) row[at + 4 * x + 3] = (byte) 255;
        });
    }

    private static @Nullable AlphaRows alpha(@Nullable Bytes chunk, Size size) throws BrokenPicture {
        return chunk == null ? null : new AlphaRows(chunk, size.width(), size.height());
    }

    private static Decoded lossless(WebpFile file, Bytes coded, Scale scale) throws BrokenPicture {
        if (coded.u8() != LOSSLESS_MARK) throw new BrokenPicture("no start of a picture");
        BitReader in = new BitReader(coded);
        Size size = new Size(in.number(14) + 1, in.number(14) + 1);
        boolean hasAlpha = in.flag();
        if (in.number(3) != 0) throw new BrokenPicture("an unknown version");
        Size canvas = canvas(file, size, scale);
        Samples samples = samples(canvas, size, hasAlpha);
        LosslessRows rows = new LosslessRows(in, size.width(), size.height());
        int step = samples.channels();
        return paint(file, size, canvas, samples, scale, (y, row, from) -> {
            int at = from;
            for (int pixel : rows.next()) {
                row[at] = (byte) (pixel >> 16);
                row[at + 1] = (byte) (pixel >> 8);
                row[at + 2] = (byte) pixel;
                if (step == 4) row[at + 3] = (byte) (hasAlpha ? pixel >> 24 : 255);
                at += step;
            }
        });
    }

    /** The canvas, checked before anything of its size is made. */
    private static Size canvas(WebpFile file, Size size, Scale scale) throws BrokenPicture {
        Size canvas = file.canvas(size);
        if (canvas.pixels() > scale.mostPixels()) throw new BrokenPicture("more pixels than its header told");
        return canvas;
    }

    private static Samples samples(Size canvas, Size size, boolean hasAlpha) {
        return hasAlpha || !canvas.equals(size) ? Samples.RGB_ALPHA : Samples.RGB;
    }

    private static Decoded paint(WebpFile file, Size size, Size canvas, Samples samples, Scale scale, Rows rows)
            throws BrokenPicture {
        Size target = scale.of(canvas, file.orientation());
        Shrinker shrinker = Shrinker.ordered(canvas, target, samples);
        byte[] row = new byte[canvas.width() * samples.channels()];
        for (int y = 0; y < size.height(); y++) {
            rows.write(y, row, file.left() * samples.channels());
            shrinker.row(file.top() + y, row);
        }
        return new Decoded(target, samples, shrinker.finish(), file.profile(), file.orientation());
    }
}
