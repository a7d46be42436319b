package cleave.story.picture;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Files made by hand: with metadata, with claims that are not true, and without end. */
public final class Crafted {
    private Crafted() {}

    public static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) all.writeBytes(part);
        return all.toByteArray();
    }

    public static byte[] latin1(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    static byte[] hex(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }

    /** EXIF with an orientation and a planted text. */
    static byte[] exif(int orientation, String planted) {
        byte[] text = latin1(planted);
        ByteBuffer tiff = ByteBuffer.allocate(38 + text.length);
        tiff.put(latin1("MM")).putShort((short) 42).putInt(8).putShort((short) 2);
        tiff.putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) orientation)
                .putShort((short) 0);
        tiff.putShort((short) 0x010e).putShort((short) 2).putInt(text.length).putInt(38);
        return tiff.putInt(0).put(text).array();
    }

    /** The JPEG with segments behind its start. */
    static byte[] withSegments(byte[] jpeg, byte[]... segments) {
        byte[] start = Arrays.copyOf(jpeg, 2);
        return join(start, join(segments), Arrays.copyOfRange(jpeg, 2, jpeg.length));
    }

    static byte[] segment(int marker, byte[] content) {
        return ByteBuffer.allocate(4 + content.length)
                .putShort((short) (0xff00 | marker))
                .putShort((short) (content.length + 2))
                .put(content)
                .array();
    }

    /** The PNG with chunks behind its header. */
    public static byte[] withChunks(byte[] png, byte[]... chunks) {
        return join(Arrays.copyOf(png, 33), join(chunks), Arrays.copyOfRange(png, 33, png.length));
    }

    public static byte[] chunk(String type, byte[] content) {
        byte[] named = join(latin1(type), content);
        CRC32 crc = new CRC32();
        crc.update(named);
        return ByteBuffer.allocate(8 + named.length)
                .putInt(content.length)
                .put(named)
                .putInt((int) crc.getValue())
                .array();
    }

    public static byte[] deflated(byte[] bytes) {
        try (Deflater deflater = new Deflater(9)) {
            deflater.setInput(bytes);
            deflater.finish();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] buffer = new byte[8192];
            while (!deflater.finished()) out.write(buffer, 0, deflater.deflate(buffer));
            return out.toByteArray();
        }
    }

    /** A PNG of so many pixels of one colour, RGBA where it has 16 bits. */
    public static byte[] png(int width, int height, int depth, int colour, byte[] rows) {
        byte[] header = ByteBuffer.allocate(13)
                .putInt(width)
                .putInt(height)
                .put((byte) depth)
                .put((byte) colour)
                .array();
        return join(
                hex("89504e470d0a1a0a"),
                chunk("IHDR", header),
                chunk("IDAT", deflated(rows)),
                chunk("IEND", new byte[0]));
    }

    /** A lossless WebP in which no pixel costs a bit: each of its five codes has but one symbol. */
    public static byte[] webp(int width, int height) {
        BitSet bits = new BitSet();
        for (int i = 0; i < 14; i++) {
            bits.set(i, (((width - 1) >> i) & 1) == 1);
            bits.set(14 + i, (((height - 1) >> i) & 1) == 1);
        }
        // No alpha, version 0, no transforms, no cache, one group: 7 bits of 0. Then for each code: simple, one symbol,
        // of 1 bit, which is 0.
        for (int code = 0; code < 5; code++) bits.set(35 + 4 * code);
        return riff("VP8L", join(new byte[] {0x2f}, Arrays.copyOf(bits.toByteArray(), 12)));
    }

    public static byte[] riff(String type, byte[] content) {
        byte[] padded = content.length % 2 == 0 ? content : Arrays.copyOf(content, content.length + 1);
        byte[] chunk = join(latin1(type), little(content.length), padded);
        return join(latin1("RIFF"), little(chunk.length + 4), latin1("WEBP"), chunk);
    }

    /** The WebP's picture on a canvas of another size. */
    public static byte[] onCanvas(int width, int height, byte[] webp) {
        return extended(0, width, height, Arrays.copyOfRange(webp, 12, webp.length));
    }

    /** The WebP, of this size, with an ICC profile. */
    static byte[] withProfile(int width, int height, byte[] webp, byte[] profile) {
        byte[] chunk = Arrays.copyOfRange(riff("ICCP", profile), 12, 20 + profile.length + profile.length % 2);
        return extended(0x20, width, height, join(chunk, Arrays.copyOfRange(webp, 12, webp.length)));
    }

    private static byte[] extended(int flags, int width, int height, byte[] chunks) {
        ByteBuffer sizes = ByteBuffer.allocate(10);
        sizes.putInt(flags << 24).put(Arrays.copyOf(little(width - 1), 3)).put(Arrays.copyOf(little(height - 1), 3));
        byte[] canvas = join(latin1("VP8X"), little(10), sizes.array());
        return join(latin1("RIFF"), little(4 + canvas.length + chunks.length), latin1("WEBP"), canvas, chunks);
    }

    private static byte[] little(int value) {
        return ByteBuffer.allocate(4).putInt(Integer.reverseBytes(value)).array();
    }

    /** The start of a JPEG that claims a size. */
    public static byte[] jpegClaiming(int width, int height) {
        byte[] frame = ByteBuffer.allocate(15)
                .put((byte) 8)
                .putShort((short) height)
                .putShort((short) width)
                .put(hex("03 011100 021100 031100"))
                .array();
        return join(hex("ffd8"), segment(0xc0, frame), hex("ffda000c03010002110311003f00 00 ffd9"));
    }

    /** The start of a GIF of one pixel whose picture claims a size. */
    public static byte[] gifClaiming(int width, int height) {
        byte[] sizes = join(Arrays.copyOf(little(width), 2), Arrays.copyOf(little(height), 2));
        return join(latin1("GIF89a"), hex("01000100 000000 2c00000000"), sizes, hex("00 02 02 4401 00 3b"));
    }

    /** A GIF whose picture is repeated. */
    public static byte[] gif(byte[] gif, int times) {
        // Header, screen, 256 colours; then the pictures; then the end.
        int from = 13 + (3 << ((gif[10] & 7) + 1));
        byte[] frame = Arrays.copyOfRange(gif, from, gif.length - 1);
        byte[][] parts = new byte[times + 2][];
        parts[0] = Arrays.copyOf(gif, from);
        Arrays.fill(parts, 1, times + 1, frame);
        parts[times + 1] = new byte[] {0x3b};
        return join(parts);
    }
}
