package cleave.story.picture;

import java.util.Iterator;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** The inflated bytes of a PNG's pixels, as they are needed. */
final class PngData {
    private final Iterator<Bytes> chunks;
    private final Inflater inflater;
    private final byte[] one = new byte[1];

    PngData(PngFile file, Inflater inflater) {
        this.chunks = file.data().iterator();
        this.inflater = inflater;
    }

    /** The byte before each row. */
    int filter() throws BrokenPicture {
        fill(one);
        return one[0];
    }

    void fill(byte[] row) throws BrokenPicture {
        int at = 0;
        while (at < row.length) {
            int count = inflate(row, at);
            if (count < 0) throw new BrokenPicture("rows are missing");
            at += count;
        }
    }

    /** Reads on to the end, so that the checksum over all pixels is checked; what is too much is no harm. */
    void finish() throws BrokenPicture {
        if (inflate(one, 0) >= 0 || inflater.finished()) return;
        throw new BrokenPicture("the pixels' end is missing");
    }

    /** Fills the array from {@code at} as far as one chunk goes; negative at the end of all. */
    private int inflate(byte[] row, int at) throws BrokenPicture {
        try {
            while (true) {
                int count = inflater.inflate(row, at, row.length - at);
                if (count > 0) return count;
                if (inflater.finished() || inflater.needsDictionary()) return -1;
                if (!chunks.hasNext()) return -1;
                Bytes chunk = chunks.next();
                inflater.setInput(chunk.array(), chunk.at(), chunk.left());
            }
        } catch (DataFormatException e) {
            throw new BrokenPicture("the pixels cannot be inflated", e);
        }
    }
}
