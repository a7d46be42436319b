package cleave.e2e.http;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import javax.imageio.ImageIO;

/** Files that say of themselves what is not true, or that are made to fill a memory, a few bytes each. */
final class HostileFiles {
    private HostileFiles() {}

    static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) all.writeBytes(part);
        return all.toByteArray();
    }

    static byte[] latin1(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** A real picture, which no format can make much smaller. */
    static byte[] noise(int width, int height, String format) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(11);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) image.setRGB(x, y, random.nextInt());
        }
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            if (!ImageIO.write(image, format, bytes)) throw new IllegalArgumentException("no writer for " + format);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A PNG of 8 bits of grey a pixel that claims this size, whatever its rows are. */
    static byte[] png(int width, int height, byte[] rows) {
        byte[] header = ByteBuffer.allocate(13)
                .putInt(width)
                .putInt(height)
                .put((byte) 8)
                .array();
        return join(
                latin1("\u0089PNG\r\n\u001a\n"),
                chunk("IHDR", header),
                chunk("IDAT", deflated(rows)),
                chunk("IEND", new byte[0]));
    }

    private static byte[] chunk(String type, byte[] content) {
        byte[] named = join(latin1(type), content);
        CRC32 crc = new CRC32();
        crc.update(named);
        return ByteBuffer.allocate(8 + named.length)
                .putInt(content.length)
                .put(named)
                .putInt((int) crc.getValue())
                .array();
    }

    private static byte[] deflated(byte[] bytes) {
        try (Deflater deflater = new Deflater(9)) {
            deflater.setInput(bytes);
            deflater.finish();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] buffer = new byte[8192];
            while (!deflater.finished()) out.write(buffer, 0, deflater.deflate(buffer));
            return out.toByteArray();
        }
    }

    /** The start of a JPEG that claims a size. */
    static byte[] jpegClaiming(int width, int height) {
        byte[] frame = ByteBuffer.allocate(21)
                .putInt(0xffd8ffc0)
                .putShort((short) 17)
                .put((byte) 8)
                .putShort((short) height)
                .putShort((short) width)
                .put(new byte[] {3, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0})
                .array();
        return join(frame, latin1("\u00ff\u00da\0\f\3\1\0\2\u0011\3\u0011\0?\0\0\u00ff\u00d9"));
    }

    static byte[] gifClaiming(int width, int height) {
        return ByteBuffer.allocate(13)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(latin1("GIF89a"))
                .putShort((short) width)
                .putShort((short) height)
                .array();
    }

    /** A WebP in its extended form, whose canvas may be larger than that of any picture in it. */
    static byte[] webpClaiming(int width, int height) {
        return ByteBuffer.allocate(38)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(latin1("RIFF"))
                .putInt(30)
                .put(latin1("WEBPVP8X"))
                .putInt(10)
                .putInt(0)
                .put(little24(width - 1))
                .put(little24(height - 1))
                .array();
    }

    private static byte[] little24(int value) {
        return new byte[] {(byte) value, (byte) (value >> 8), (byte) (value >> 16)};
    }

    /** The GIF with its picture repeated. */
    static byte[] gif(byte[] gif, int times) {
        // Header, screen, colours; then the pictures; then the end.
        int from = 13 + (3 << ((gif[10] & 7) + 1));
        byte[] frame = Arrays.copyOfRange(gif, from, gif.length - 1);
        byte[][] parts = new byte[times + 2][];
        parts[0] = Arrays.copyOf(gif, from);
        Arrays.fill(parts, 1, times + 1, frame);
        parts[times + 1] = new byte[] {0x3b};
        return join(parts);
    }
}
