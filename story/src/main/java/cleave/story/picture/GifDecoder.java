package cleave.story.picture;

import org.jspecify.annotations.Nullable;

/**
 * Decodes a GIF's first picture, on the canvas that the file names. The pictures after it are passed over, but must
 * be there to the end.
 */
final class GifDecoder {
    private static final int[] INTERLACED_FROM = {0, 4, 2, 1};
    private static final int[] INTERLACED_STEP = {8, 8, 4, 2};

    private final Bytes in;
    private int transparent = -1;
    private byte @Nullable [] palette;

    /** Where the first picture stands on the canvas, and its coded pixels. */
    @SuppressWarnings("ArrayRecordComponent") // not compared
    private record Frame(
            int left, int top, Size size, boolean interlaced, byte[] palette, int transparent, Bytes data) {}

    private GifDecoder(byte[] bytes) {
        this.in = new Bytes(bytes);
    }

    static Decoded decode(byte[] bytes, Scale scale) throws BrokenPicture, TooManyPixels {
        return new GifDecoder(bytes).decode(scale);
    }

    private Decoded decode(Scale scale) throws BrokenPicture, TooManyPixels {
        in.skip(6);
        int width = in.u16Little();
        int height = in.u16Little();
        int flags = in.u8();
        in.skip(2);
        palette = palette(flags);
        Frame frame = frame();
        // Some files name no canvas, or one that is too small.
        Size canvas = new Size(
                Math.max(width, frame.left + frame.size.width()), Math.max(height, frame.top + frame.size.height()));
        if (canvas.pixels() > scale.mostPixels()) throw new TooManyPixels();
        boolean opaque = frame.transparent < 0 && frame.size.equals(canvas);
        Samples samples = opaque ? Samples.RGB : Samples.RGB_ALPHA;
        Size target = scale.of(canvas, Orientation.UPRIGHT);
        Shrinker shrinker = frame.interlaced
                ? Shrinker.unordered(canvas, target, samples)
                : Shrinker.ordered(canvas, target, samples);
        paint(frame, canvas, samples, shrinker);
        return new Decoded(target, samples, shrinker.finish(), null, Orientation.UPRIGHT);
    }

    /** Walks through the whole file and keeps the first frame. */
    private Frame frame() throws BrokenPicture {
        Frame first = null;
        while (true) {
            int block = in.u8();
            if (block == 0x3b) break;
            if (block == 0x21) {
                extension(first == null);
            } else if (block == 0x2c) {
                Frame frame = image(first == null);
                if (first == null) first = frame;
            } else {
                throw new BrokenPicture("an unknown block");
            }
        }
        if (first == null) throw new BrokenPicture("no picture in it");
        return first;
    }

    private void extension(boolean forFirst) throws BrokenPicture {
        boolean control = in.u8() == 0xf9;
        Bytes blocks = blocks();
        if (!control || !forFirst || blocks.u8() < 4) return;
        int flags = blocks.u8();
        blocks.skip(2);
        transparent = (flags & 1) == 0 ? -1 : blocks.u8();
    }

    private @Nullable Frame image(boolean isFirst) throws BrokenPicture {
        int left = in.u16Little();
        int top = in.u16Little();
        int width = in.u16Little();
        int height = in.u16Little();
        int flags = in.u8();
        byte[] own = palette(flags);
        int from = in.at();
        in.skip(1);
        blocks();
        if (!isFirst) return null;
        byte[] colours = own == null ? palette : own;
        if (width == 0 || height == 0) throw new BrokenPicture("no pixels");
        if (colours == null) throw new BrokenPicture("no colours");
        Bytes data = new Bytes(in.array(), from, in.at() - from);
        return new Frame(left, top, new Size(width, height), (flags & 0x40) != 0, colours, transparent, data);
    }

    /** Reads the colour table that the flags tell of, or null. */
    private byte @Nullable [] palette(int flags) throws BrokenPicture {
        return (flags & 0x80) == 0 ? null : in.part(3 << ((flags & 7) + 1)).rest();
    }

    /** Passes over blocks to the empty one that ends them. */
    private Bytes blocks() throws BrokenPicture {
        int from = in.at();
        int length = in.u8();
        while (length > 0) {
            in.skip(length);
            length = in.u8();
        }
        return new Bytes(in.array(), from, in.at() - from);
    }

    private static void paint(Frame frame, Size canvas, Samples samples, Shrinker shrinker) throws BrokenPicture {
        GifPixels pixels = new GifPixels(frame.data);
        byte[] indexes = new byte[frame.size.width()];
        byte[] row = new byte[canvas.width() * samples.channels()];
        byte[] colours = colours(frame, samples.channels());
        // Nothing but the frame is on the canvas, so the rows around it add nothing.
        int passes = frame.interlaced ? INTERLACED_FROM.length : 1;
        for (int pass = 0; pass < passes; pass++) {
            int step = frame.interlaced ? INTERLACED_STEP[pass] : 1;
            for (int y = frame.interlaced ? INTERLACED_FROM[pass] : 0; y < frame.size.height(); y += step) {
                pixels.fill(indexes);
                int at = frame.left * samples.channels();
                for (byte index : indexes) {
                    for (int c = 0; c < samples.channels(); c++) {
                        row[at++] = colours[(index & 0xff) * samples.channels() + c];
                    }
                }
                if (frame.interlaced) shrinker.pixels(frame.top + y, 0, 1, canvas.width(), row);
                else shrinker.row(frame.top + y, row);
            }
        }
    }

    /** All 256 colours as samples; those that the table lacks are black. */
    private static byte[] colours(Frame frame, int channels) {
        byte[] colours = new byte[256 * channels];
        for (int i = 0; i < 256; i++) {
            for (int c = 0; c < 3 && 3 * i + c < frame.palette.length; c++) {
                colours[i * channels + c] = frame.palette[3 * i + c];
            }
            if (channels == 4) colours[i * channels + 3] = (byte) (i == frame.transparent ? 0 : 255);
        }
        return colours;
    }
}
