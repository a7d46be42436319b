package cleave.story.picture;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Writes PNG with alpha: header, pixels, end. */
final class PngWriter {
    private static final String SIGNATURE = "\u0089PNG\r\n\u001a\n";

    private PngWriter() {}

    static byte[] write(byte[] samples, Size size) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(samples.length / 4 + 1024);
        out.writeBytes(SIGNATURE.getBytes(StandardCharsets.ISO_8859_1));
        byte[] header = ByteBuffer.allocate(13)
                .putInt(size.width())
                .putInt(size.height())
                .put(new byte[] {8, 6, 0, 0, 0})
                .array();
        chunk(out, "IHDR", header, header.length);
        pixels(out, samples, size);
        chunk(out, "IEND", new byte[0], 0);
        return out.toByteArray();
    }

    private static void pixels(ByteArrayOutputStream out, byte[] samples, Size size) {
        int line = 4 * size.width();
        byte[] filtered = new byte[line + 1];
        byte[] deflated = new byte[1 << 16];
        try (Deflater deflater = new Deflater()) {
            for (int y = 0; y < size.height(); y++) {
                filter(samples, y * line, line, filtered);
                deflater.setInput(filtered);
                drain(out, deflater, deflated);
            }
            deflater.finish();
            drain(out, deflater, deflated);
        }
    }

    private static void drain(ByteArrayOutputStream out, Deflater deflater, byte[] deflated) {
        int count = deflater.deflate(deflated);
        while (count > 0) {
            chunk(out, "IDAT", deflated, count);
            count = deflater.deflate(deflated);
        }
    }

    /** Each row as the difference to what is left of each pixel, or to the row above: whichever has less in it. */
    private static void filter(byte[] samples, int from, int line, byte[] to) {
        boolean first = from == 0;
        long bySide = 0;
        long byRow = 0;
        for (int i = from; i < from + line; i++) {
            bySide += Math.abs((byte) (samples[i] - (i - from < 4 ? 0 : samples[i - 4])));
            byRow += Math.abs((byte) (samples[i] - (first ? 0 : samples[i - line])));
        }
        boolean side = first || bySide < byRow;
        to[0] = (byte) (side ? 1 : 2);
        for (int i = 0; i < line; i++) {
            byte near = side ? i < 4 ? 0 : samples[from + i - 4] : samples[from + i - line];
            to[i + 1] = (byte) (samples[from + i] - near);
        }
    }

    private static void chunk(ByteArrayOutputStream out, String type, byte[] content, int length) {
        byte[] name = type.getBytes(StandardCharsets.ISO_8859_1);
        CRC32 crc = new CRC32();
        crc.update(name);
        crc.update(content, 0, length);
        out.writeBytes(ByteBuffer.allocate(4).putInt(length).array());
        out.writeBytes(name);
        out.write(content, 0, length);
        out.writeBytes(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
    }
}
