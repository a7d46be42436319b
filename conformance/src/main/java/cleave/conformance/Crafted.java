package cleave.conformance;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Picture files that no encoder of the JDK makes, byte by byte. */
final class Crafted {
    static final int APP1 = 0xE1;
    static final int APP2 = 0xE2;
    static final int COMMENT = 0xFE;

    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    private Crafted() {}

    /** A lossless WebP of one colour: each of its five prefix codes has one symbol, so no pixel takes any bit. */
    static byte[] webp(int width, int height, Color color) {
        Bits bits = new Bits();
        bits.write(0x2f, 8)
                .write(width - 1, 14)
                .write(height - 1, 14)
                .write(0, 1)
                .write(0, 3);
        bits.write(0, 1).write(0, 1).write(0, 1);
        for (int symbol : List.of(color.getGreen(), color.getRed(), color.getBlue(), 255, 0)) {
            bits.write(1, 1).write(0, 1).write(1, 1).write(symbol, 8);
        }
        byte[] stream = bits.bytes();
        int padded = stream.length + stream.length % 2;
        return ByteBuffer.allocate(20 + padded)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(ascii("RIFF"))
                .putInt(12 + padded)
                .put(ascii("WEBPVP8L"))
                .putInt(stream.length)
                .put(stream)
                .array();
    }

    /** Bits as WebP has them: the lowest first. */
    private static final class Bits {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();
        private int held;
        private int count;

        Bits write(int value, int width) {
            for (int bit = 0; bit < width; bit++) {
                held |= (value >> bit & 1) << count;
                if (++count == 8) {
                    flush();
                }
            }
            return this;
        }

        private void flush() {
            out.write(held);
            held = 0;
            count = 0;
        }

        byte[] bytes() {
            if (count > 0) {
                flush();
            }
            return out.toByteArray();
        }
    }

    /** A GIF that shows one colour after another. */
    static byte[] gif(int width, int height, Color... frames) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.prepareWriteSequence(null);
            for (Color color : frames) {
                BufferedImage frame = Picture.plain(width, height, color);
                writer.writeToSequence(
                        new IIOImage(
                                frame,
                                null,
                                writer.getDefaultImageMetadata(
                                        ImageTypeSpecifier.createFromRenderedImage(frame), null)),
                        null);
            }
            writer.endWriteSequence();
        } catch (IOException neverInMemory) {
            throw new IllegalStateException(neverInMemory);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /** Says that it is a PNG of this size, and holds next to nothing. */
    static byte[] pngClaiming(int width, int height) {
        ByteBuffer header = ByteBuffer.allocate(13).putInt(width).putInt(height).put(new byte[] {8, 2, 0, 0, 0});
        return joined(PNG, chunk("IHDR", header.array()), chunk("IDAT", new byte[64]), chunk("IEND", new byte[0]));
    }

    /** The PNG with another chunk before its end. */
    static byte[] pngWith(byte[] png, String chunk, byte[] content) {
        int end = png.length - 12;
        return joined(slice(png, 0, end), chunk(chunk, content), slice(png, end, png.length));
    }

    private static byte[] chunk(String type, byte[] content) {
        byte[] checked = joined(ascii(type), content);
        CRC32 crc = new CRC32();
        crc.update(checked);
        return ByteBuffer.allocate(12 + content.length)
                .putInt(content.length)
                .put(checked)
                .putInt((int) crc.getValue())
                .array();
    }

    static byte[] jpegClaiming(int width, int height) {
        byte[] jpeg = Picture.encoded("jpg", Picture.plain(16, 16, Color.GRAY));
        for (int at = 2; at < jpeg.length - 9; at++) {
            if (jpeg[at] == (byte) 0xff && jpeg[at + 1] == (byte) 0xc0) {
                ByteBuffer.wrap(jpeg).putShort(at + 5, (short) height).putShort(at + 7, (short) width);
            }
        }
        return jpeg;
    }

    static byte[] gifClaiming(int width, int height) {
        byte[] gif = gif(16, 16, Color.GRAY);
        ByteBuffer.wrap(gif)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort(6, (short) width)
                .putShort(8, (short) height);
        return gif;
    }

    /** The JPEG with a segment right after its beginning. */
    static byte[] jpegWith(byte[] jpeg, int marker, byte[] content) {
        byte[] head = ByteBuffer.allocate(4)
                .put((byte) 0xff)
                .put((byte) marker)
                .putShort((short) (content.length + 2))
                .array();
        return joined(slice(jpeg, 0, 2), head, content, slice(jpeg, 2, jpeg.length));
    }

    /** EXIF with an orientation, a description and a place, both of which say the words. */
    static byte[] exif(int orientation, String words) {
        byte[] text = ascii(words + "\0");
        int ifd = 8;
        int gps = ifd + 2 + 3 * 12 + 4;
        int texts = gps + 2 + 12 + 4;
        ByteBuffer tiff = ByteBuffer.allocate(texts + text.length).order(ByteOrder.LITTLE_ENDIAN);
        tiff.put(ascii("II")).putShort((short) 42).putInt(ifd).putShort((short) 3);
        entry(tiff, 0x010e, 2, text.length, texts);
        entry(tiff, 0x0112, 3, 1, orientation);
        entry(tiff, 0x8825, 4, 1, gps);
        tiff.putInt(0).putShort((short) 1);
        entry(tiff, 0x001d, 2, text.length, texts);
        tiff.putInt(0).put(text);
        return joined(ascii("Exif\0\0"), tiff.array());
    }

    private static void entry(ByteBuffer tiff, int tag, int type, int count, int value) {
        tiff.putShort((short) tag).putShort((short) type).putInt(count).putInt(value);
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    static byte[] slice(byte[] bytes, int from, int to) {
        return Arrays.copyOfRange(bytes, from, to);
    }

    static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            whole.writeBytes(part);
        }
        return whole.toByteArray();
    }
}
