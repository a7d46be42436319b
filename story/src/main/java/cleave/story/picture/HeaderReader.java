package cleave.story.picture;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads the start of a file, as far as the picture's size stands in it, and holds nothing of it. */
final class HeaderReader {
    /** What lossless WebP keeps at most: pixels to refer to, and its codes. */
    private static final long LOSSLESS = 32L << 20;

    private final DataInputStream in;
    private final Size box;

    private HeaderReader(DataInputStream in, Size box) {
        this.in = in;
        this.box = box;
    }

    /** The header, or null where the content is of no known format. */
    static @Nullable Header read(DataInputStream in, Size box) throws BrokenPicture, IOException {
        byte[] start = in.readNBytes(Format.SIGNATURE);
        Format format = Format.of(start);
        if (format == null) return null;
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
        byte[] rest = new byte[17];
        in.readFully(rest);
        if (start[11] != 13 || !new Bytes(rest, 0, 4).latin1(4).equals("IHDR")) throw new BrokenPicture("no header");
        PngHeader header = PngHeader.read(new Bytes(rest, 4, 13));
        return new Header(Format.PNG, header.size(), header.interlaced() ? sums(header.size()) : 0);
    }

    private Header gif(byte[] start) throws BrokenPicture {
        Bytes in = new Bytes(start, 6, 4);
        Size canvas = new Size(Math.max(1, in.u16Little()), Math.max(1, in.u16Little()));
        return new Header(Format.GIF, canvas, sums(box));
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
                yield new Header(Format.WEBP, canvas, planes(canvas) + LOSSLESS);
            }
            case "VP8 " -> {
                chunk.skip(6);
                Size size = size(chunk.u16Little() & 0x3fff, chunk.u16Little() & 0x3fff);
                yield new Header(Format.WEBP, size, planes(size));
            }
            case "VP8L" -> {
                chunk.skip(1);
                int low = chunk.u16Little();
                int high = chunk.u16Little();
                Size size = size((low & 0x3fff) + 1, ((low >> 14 | high << 2) & 0x3fff) + 1);
                yield new Header(Format.WEBP, size, LOSSLESS + size.pixels() / 2);
            }
            default -> throw new BrokenPicture("no picture in it");
        };
    }

    private static Size size(int width, int height) throws BrokenPicture {
        if (width == 0 || height == 0) throw new BrokenPicture("no pixels");
        return new Size(width, height);
    }

    /** A byte of luma for each pixel, and two of chroma for each four. */
    private static long planes(Size size) {
        return size.pixels() * 3 / 2;
    }

    /** What summing up takes where rows come in any order. */
    private long sums(Size size) {
        return 16 * Math.min(size.pixels(), box.pixels());
    }
}
