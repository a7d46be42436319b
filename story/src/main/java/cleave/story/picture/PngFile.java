package cleave.story.picture;

import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/** Reads what a PNG file says beside its pixels, and checks its checksums. */
final class PngFile {
    /** The largest ICC profile that is read, in bytes; those of printers have about 1 MB. */
    private static final int MOST_PROFILE = 4 << 20;

    /** The longest name of a profile and the zero that ends it. */
    private static final int MOST_NAME = 80;

    private PngFile() {}

    static Metadata read(Bytes in) throws BrokenPicture {
        in.skip(8);
        byte[] profile = null;
        Orientation orientation = Orientation.UPRIGHT;
        int greys = 256;
        int transparent = Metadata.NO_GREY;
        while (true) {
            Bytes content = in.part(in.length() + 4);
            String type = content.latin1(4);
            boolean whole = crc(in.array(), content.at() - 4, content.left() + 4) == (in.u32() & 0xffffffffL);
            // The decoder would go on and make something of it.
            if (!whole && Character.isUpperCase(type.charAt(0))) throw new BrokenPicture("a checksum is wrong");
            if (type.equals("IEND")) return new Metadata(profile, orientation, transparent);
            if (type.equals("IHDR")) greys = greys(content);
            if (whole && greys < 256 && type.equals("tRNS")) transparent = content.u16() * 255 / (greys - 1);
            if (whole && type.equals("iCCP")) profile = inflate(content);
            if (whole && type.equals("eXIf")) {
                orientation = Exif.orientation(content.array(), content.at(), content.left());
            }
        }
    }

    /** How many shades of grey a sample can have; 256 where it is no grey, or of more bits. */
    private static int greys(Bytes header) throws BrokenPicture {
        header.skip(8);
        int depth = header.u8();
        return header.u8() == 0 && depth < 8 ? 1 << depth : 256;
    }

    private static long crc(byte[] bytes, int from, int length) {
        CRC32 crc = new CRC32();
        crc.update(bytes, from, length);
        return crc.getValue();
    }

    /** The profile behind its name, or null where it makes no sense or is too large. */
    private static byte @Nullable [] inflate(Bytes content) throws BrokenPicture {
        int byName = Math.min(MOST_NAME, content.left());
        boolean named = false;
        while (byName-- > 0 && !named) named = content.u8() == 0;
        if (!named || content.left() < 2 || content.u8() != 0) return null;
        try (Inflater inflater = new Inflater()) {
            inflater.setInput(content.array(), content.at(), content.left());
            byte[] head = new byte[4];
            if (inflater.inflate(head) != 4) return null;
            // A profile begins with its own length.
            int length = new Bytes(head).length();
            if (length < 128 || length > MOST_PROFILE) return null;
            byte[] whole = Arrays.copyOf(head, length);
            int at = 4;
            while (at < length) {
                int count = inflater.inflate(whole, at, length - at);
                if (count == 0) return null;
                at += count;
            }
            return whole;
        } catch (DataFormatException e) {
            return null;
        }
    }
}
