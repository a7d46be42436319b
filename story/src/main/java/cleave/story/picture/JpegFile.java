package cleave.story.picture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A JPEG file taken apart: what of it the decoder gets to see (tables, frame, scans), and what must be read of the rest
 * (which way is up, which colours are meant). All other segments, and whatever follows the end, are passed over.
 */
final class JpegFile {
    /** More scans than any encoder makes: each costs a walk over the whole picture. */
    private static final int MOST_SCANS = 64;

    private static final int END = 0xd9;
    private static final int SCAN = 0xda;

    /** A stretch of the file. */
    record Range(int from, int length) {}

    private final List<Range> kept = new ArrayList<>();
    private final List<Bytes> profile = new ArrayList<>();
    private Orientation orientation = Orientation.UPRIGHT;
    private @Nullable JpegFrame frame;
    private boolean jfif;
    private int adobe = -1;
    private int scans;

    private JpegFile() {}

    /** Walks through the whole file, so that one that was cut off is found out before anything is decoded. */
    static JpegFile read(Bytes in) throws BrokenPicture {
        JpegFile file = new JpegFile();
        in.skip(2);
        while (true) {
            int start = in.at();
            int marker = marker(in);
            if (marker == END) break;
            if (marker == 0x01 || (marker >= 0xd0 && marker <= 0xd7)) continue;
            if (marker == 0xd8 || marker == 0) throw new BrokenPicture("no marker where one must be");
            Bytes segment = in.part(in.u16() - 2);
            if (marker == SCAN) {
                if (++file.scans > MOST_SCANS) throw new BrokenPicture("too many scans");
                skipScan(in);
            }
            file.take(marker, segment, new Range(start, in.at() - start));
        }
        if (file.frame == null || file.scans == 0) throw new BrokenPicture("no picture in it");
        return file;
    }

    /** The next marker; fill bytes may come before it. */
    private static int marker(Bytes in) throws BrokenPicture {
        if (in.u8() != 0xff) throw new BrokenPicture("no marker where one must be");
        int marker = in.u8();
        while (marker == 0xff) marker = in.u8();
        return marker;
    }

    /** Passes over coded data up to the next marker that is not part of it. */
    private static void skipScan(Bytes in) throws BrokenPicture {
        byte[] bytes = in.array();
        int end = in.at() + in.left();
        int at = in.at();
        while (at + 1 < end) {
            int next = bytes[at + 1] & 0xff;
            boolean data = bytes[at] != (byte) 0xff || next == 0 || next == 0xff || (next >= 0xd0 && next <= 0xd7);
            if (!data) break;
            at++;
        }
        in.skip(at - in.at());
        if (in.left() < 2) throw new BrokenPicture("no end");
    }

    private void take(int marker, Bytes segment, Range range) throws BrokenPicture {
        switch (marker) {
            case 0xe0 -> jfif |= begins(segment, "JFIF\0");
            case 0xe1 -> exif(segment);
            case 0xe2 -> {
                if (begins(segment, "ICC_PROFILE\0")) profile.add(segment);
            }
            case 0xee -> {
                if (begins(segment, "Adobe") && segment.left() >= 7) {
                    segment.skip(6);
                    adobe = segment.u8();
                }
            }
            case 0xfe, 0xe3, 0xe4, 0xe5, 0xe6, 0xe7, 0xe8, 0xe9, 0xea, 0xeb, 0xec, 0xed, 0xef -> {
                // Comments and what cameras have to say.
            }
            default -> {
                if (JpegFrame.isFrame(marker)) {
                    if (frame != null) throw new BrokenPicture("two frames");
                    frame = JpegFrame.read(marker, segment);
                }
                kept.add(range);
            }
        }
    }

    private void exif(Bytes segment) throws BrokenPicture {
        if (!begins(segment, "Exif\0") || segment.left() < 1) return;
        segment.skip(1);
        Orientation found = Exif.orientation(segment.array(), segment.at(), segment.left());
        if (!found.equals(Orientation.UPRIGHT)) orientation = found;
    }

    /** Whether a segment carries this name; then it goes on behind it. */
    private static boolean begins(Bytes segment, String name) throws BrokenPicture {
        return segment.left() >= name.length() && segment.latin1(name.length()).equals(name);
    }

    JpegFrame frame() throws BrokenPicture {
        if (frame == null) throw new BrokenPicture("no frame");
        return frame;
    }

    int scans() {
        return scans;
    }

    List<Range> kept() {
        return kept;
    }

    Orientation orientation() {
        return orientation;
    }

    /** What the samples mean, by the rules that every decoder follows. */
    Samples samples() throws BrokenPicture {
        JpegFrame found = frame();
        return switch (found.components().size()) {
            case 1 -> Samples.GREY;
            case 3 -> isRgb(found) ? Samples.RGB : Samples.YCC;
            case 4 -> adobe == 2 ? Samples.YCCK : Samples.CMYK;
            default -> throw new BrokenPicture("a number of colours that no picture has");
        };
    }

    private boolean isRgb(JpegFrame found) {
        if (jfif) return false;
        if (adobe >= 0) return adobe == 0;
        return found.components().stream().map(JpegFrame.Component::id).toList().equals(List.of(82, 71, 66));
    }

    /** The profile, put together from its numbered parts, or null where a part is missing. */
    byte @Nullable [] profile() throws BrokenPicture {
        byte[][] parts = new byte[profile.size()][];
        for (Bytes segment : profile) {
            if (segment.left() < 2) return null;
            int number = segment.u8();
            int count = segment.u8();
            if (count != parts.length || number < 1 || number > count || parts[number - 1] != null) return null;
            parts[number - 1] = segment.rest();
        }
        if (parts.length == 0) return null;
        int length = Arrays.stream(parts).mapToInt(part -> part.length).sum();
        byte[] whole = new byte[length];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, whole, at, part.length);
            at += part.length;
        }
        return whole;
    }
}
