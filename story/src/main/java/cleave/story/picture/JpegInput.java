package cleave.story.picture;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import javax.imageio.stream.ImageInputStreamImpl;

/** What the decoder reads: parts of a file, one after another, as if there were nothing else. Copies nothing. */
final class JpegInput extends ImageInputStreamImpl {
    /** Start, and Adobe's segment that says: take the samples as they are. */
    private static final String START = "ffd8ffee000e41646f62650064000000000000";

    private static final String END = "ffd9";

    @SuppressWarnings("ArrayRecordComponent") // not compared
    private record Part(byte[] bytes, int from, int length) {}

    private final List<Part> parts = new ArrayList<>();
    private int part;
    private long partAt;

    JpegInput(byte[] bytes, List<JpegFile.Range> ranges) {
        add(START);
        for (JpegFile.Range range : ranges) parts.add(new Part(bytes, range.from(), range.length()));
        add(END);
    }

    private void add(String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        parts.add(new Part(bytes, 0, bytes.length));
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] to, int offset, int length) {
        bitOffset = 0;
        if (length == 0) return 0;
        find();
        if (part == parts.size()) return -1;
        Part current = parts.get(part);
        int at = (int) (streamPos - partAt);
        int count = Math.min(length, current.length - at);
        System.arraycopy(current.bytes, current.from + at, to, offset, count);
        streamPos += count;
        return count;
    }

    /** Finds the part in which the position is. */
    private void find() {
        if (streamPos < partAt) {
            part = 0;
            partAt = 0;
        }
        while (part < parts.size() && streamPos >= partAt + parts.get(part).length) {
            partAt += parts.get(part++).length;
        }
    }
}
