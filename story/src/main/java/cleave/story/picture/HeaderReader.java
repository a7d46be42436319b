package cleave.story.picture;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;

/** Reads the start of a file, as far as the picture's size stands in it, and holds nothing of it. */
final class HeaderReader {
    /** What a WebP decoder keeps besides for each pixel, in half bytes: planes, pixels to refer to, or both. */
    private static final int LOSSY = 4;

    private static final int LOSSLESS = 9;
    private static final int EITHER = 11;

    private final DataInputStream in;
    private final Size box;

    private HeaderReader(DataInputStream in, Size box) {
        this.in = in;
        this.box = box;
    }

    static Header read(DataInputStream in, Size box) throws BrokenPicture, IOException {
        byte[] start = in.readNBytes(Format.SIGNATURE);
        Format format = Format.of(start);
        if (format == null) throw new BrokenPicture("no known format");
        try {
            HeaderReader reader = new HeaderReader(in, box);
            return switch (format) {
                case JPEG -> reader.jpeg(start);
                case PNG -> reader.png(start);
                case GIF -> reader.gif(start);
                case WEBP -> reader.webp();
            };
        } catch (EOFException e) {
            throw new BrokenPicture("it ends too early", e);
        }
    }

    /** Goes from segment to segment up to the frame; the first of them begins within the bytes read already. */
    private Header jpeg(byte[] start) throws BrokenPicture, IOException {
        int at = 2;
        while (true) {
            if (next(start, at++) != 0xff) throw new BrokenPicture("no marker where one must be");
            int marker = next(start, at++);
            while (marker == 0xff) marker = next(start, at++);
            if (marker == 0 || marker == 0xd9 || marker == 0xda) throw new BrokenPicture("no frame");
            if (marker == 0x01 || (marker >= 0xd0 && marker <= 0xd8)) continue;
            int length = (next(start, at++) << 8 | next(start, at++)) - 2;
            if (length < 0) throw new BrokenPicture("a length below 0");
            if (JpegFrame.isFrame(marker)) {
                byte[] segment = new byte[length];
                for (int i = 0; i < length; i++) segment[i] = (byte) next(start, at++);
                JpegFrame frame = JpegFrame.read(marker, new Bytes(segment));
                return new Header(Format.JPEG, frame.size(), frame.coefficients());
            }
            int held = Math.min(length, Math.max(0, start.length - at));
            in.skipNBytes(length - held);
            at += length;
        }
    }

    private int next(byte[] start, int at) throws IOException {
        return at < start.length ? start[at] & 0xff : in.readUnsignedByte();
    }

    private Header png(byte[] start) throws BrokenPicture, IOException {
        byte[] rest = new byte[13];
        in.readFully(rest);
        Bytes header = new Bytes(rest);
        if (start[11] != 13 || !header.latin1(4).equals("IHDR")) throw new BrokenPicture("no header");
        Size size = size(header.length(), header.length());
        int depth = header.u8();
        return new Header(Format.PNG, size, decoded(size, depth > 8 ? 8 : 4));
    }

    /** Screen and first picture say a size each, and neither has to fit the other: the larger one counts. */
    private Header gif(byte[] start) throws BrokenPicture, IOException {
        Bytes screen = new Bytes(start, 6, Math.min(5, start.length - 6));
        Size canvas = new Size(Math.max(1, screen.u16Little()), Math.max(1, screen.u16Little()));
        Size frame = gifFrame(screen.u8(), canvas);
        Size larger = frame.pixels() > canvas.pixels() ? frame : canvas;
        return new Header(Format.GIF, larger, decoded(larger, 1));
    }

    /** The first picture's size; the canvas's where it ends before, so that what it claims is told first. */
    private Size gifFrame(int flags, Size canvas) throws BrokenPicture, IOException {
        try {
            in.skipNBytes(1);
            if ((flags & 0x80) != 0) in.skipNBytes(3L << ((flags & 7) + 1));
            for (int block = in.readUnsignedByte(); block != 0x2c; block = in.readUnsignedByte()) {
                if (block != 0x21) throw new BrokenPicture("no picture in it");
                in.skipNBytes(1);
                for (int part = in.readUnsignedByte(); part > 0; part = in.readUnsignedByte()) in.skipNBytes(part);
            }
            byte[] place = new byte[8];
            in.readFully(place);
            Bytes picture = new Bytes(place, 4, 4);
            return size(picture.u16Little(), picture.u16Little());
        } catch (EOFException e) {
            return canvas;
        }
    }

    private Header webp() throws BrokenPicture, IOException {
        byte[] rest = new byte[18];
        in.readFully(rest);
        Bytes chunk = new Bytes(rest);
        String type = chunk.latin1(4);
        chunk.skip(4);
        return switch (type) {
            case "VP8X" -> {
                chunk.skip(4);
                Size canvas = new Size(chunk.u24Little() + 1, chunk.u24Little() + 1);
                yield webp(canvas, EITHER);
            }
            case "VP8 " -> webp(WebpFile.size(type, chunk), LOSSY);
            case "VP8L" -> webp(WebpFile.size(type, chunk), LOSSLESS);
            default -> throw new BrokenPicture("no picture in it");
        };
    }

    private Header webp(Size size, int halves) {
        return new Header(Format.WEBP, size, size.pixels() * halves / 2 + decoded(size, 4));
    }

    private static Size size(int width, int height) throws BrokenPicture {
        if (width == 0 || height == 0) throw new BrokenPicture("no pixels");
        return new Size(width, height);
    }

    /** What the pixels take that are decoded. */
    private long decoded(Size size, int bytes) {
        return bytes * Thinning.of(size, size.within(box)).pixels(size);
    }
}
