package cleave.story.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/** A PNG file taken apart: header, palette, where the pixels are, and the little that is read of the rest. */
final class PngFile {
    /** The largest ICC profile that is read, in bytes; those of printers have about 1 MB. */
    private static final int MOST_PROFILE = 4 << 20;

    /** The longest name of a profile and the zero that ends it. */
    private static final int MOST_NAME = 80;

    private final List<Bytes> data = new ArrayList<>();
    private final PngHeader header;
    private byte @Nullable [] palette;
    private byte @Nullable [] transparency;
    private byte @Nullable [] profile;
    private Orientation orientation = Orientation.UPRIGHT;

    private PngFile(PngHeader header) {
        this.header = header;
    }

    static PngFile read(byte[] bytes) throws BrokenPicture {
        Bytes in = new Bytes(bytes);
        in.skip(8);
        PngFile file = null;
        while (true) {
            Bytes content = in.part(in.length() + 4);
            String type = content.latin1(4);
            Bytes checked = content.part(content.left());
            boolean whole = crc(bytes, checked.at() - 4, checked.left() + 4) == (in.u32() & 0xffffffffL);
            boolean critical = Character.isUpperCase(type.charAt(0));
            if (critical && !whole) throw new BrokenPicture("a checksum is wrong");
            if (type.equals("IEND")) break;
            if (file == null) {
                if (!type.equals("IHDR")) throw new BrokenPicture("no header");
                file = new PngFile(PngHeader.read(checked));
            } else if (whole) {
                file.take(type, checked);
            }
        }
        if (file == null || file.data.isEmpty()) throw new BrokenPicture("no picture in it");
        return file;
    }

    private static long crc(byte[] bytes, int from, int length) {
        CRC32 crc = new CRC32();
        crc.update(bytes, from, length);
        return crc.getValue();
    }

    private void take(String type, Bytes content) throws BrokenPicture {
        switch (type) {
            case "IDAT" -> data.add(content);
            case "PLTE" -> palette = content.rest();
            case "tRNS" -> transparency = content.rest();
            case "iCCP" -> profile = inflate(content);
            case "eXIf" -> orientation = Exif.orientation(content.array(), content.at(), content.left());
            case "IHDR" -> throw new BrokenPicture("two headers");
            default -> {
                // Text, times and the like.
            }
        }
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
            byte[] whole = java.util.Arrays.copyOf(head, length);
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

    Size size() {
        return header.size();
    }

    int bitsPerPixel() {
        return header.bitsPerPixel();
    }

    PngHeader header() {
        return header;
    }

    boolean interlaced() {
        return header.interlaced();
    }

    List<Bytes> data() {
        return data;
    }

    byte @Nullable [] palette() {
        return palette;
    }

    byte @Nullable [] transparency() {
        return transparency;
    }

    byte @Nullable [] profile() {
        return profile;
    }

    Orientation orientation() {
        return orientation;
    }
}
