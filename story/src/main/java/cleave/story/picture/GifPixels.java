package cleave.story.picture;

/** The pixels of a GIF's frame, decompressed as they are needed (LZW with codes of growing length). */
final class GifPixels {
    private static final int MOST_CODES = 4096;

    private final Bytes in;
    private final int literals;
    private final int[] prefix = new int[MOST_CODES];
    private final byte[] last = new byte[MOST_CODES];
    private final byte[] first = new byte[MOST_CODES];
    private final byte[] pending = new byte[MOST_CODES + 1];
    private int pendingFrom = pending.length;
    private int block;
    private int bits;
    private int bitCount;
    private int codeSize;
    private int codes;
    private int previous = -1;

    GifPixels(Bytes data) throws BrokenPicture {
        this.in = data;
        int size = in.u8();
        if (size < 1 || size > 8) throw new BrokenPicture("an unknown length of codes");
        this.literals = 1 << size;
        for (int i = 0; i < literals; i++) {
            last[i] = (byte) i;
            first[i] = (byte) i;
        }
        clear();
    }

    private void clear() {
        codes = literals + 2;
        codeSize = Integer.numberOfTrailingZeros(literals) + 1;
        previous = -1;
    }

    /** Fills the row with indexes of colours. */
    void fill(byte[] row) throws BrokenPicture {
        int at = 0;
        while (at < row.length) {
            if (pendingFrom == pending.length) decode();
            int count = Math.min(row.length - at, pending.length - pendingFrom);
            System.arraycopy(pending, pendingFrom, row, at, count);
            pendingFrom += count;
            at += count;
        }
    }

    /** Takes a code and puts what it stands for at the end of what is pending. */
    private void decode() throws BrokenPicture {
        int code = code();
        if (code == literals) {
            clear();
            return;
        }
        if (code == literals + 1) throw new BrokenPicture("rows are missing");
        boolean unknown = previous < 0 ? code >= literals : code > codes;
        if (unknown) throw new BrokenPicture("a code that stands for nothing");
        if (previous >= 0 && codes < MOST_CODES) {
            prefix[codes] = previous;
            first[codes] = first[previous];
            last[codes] = code == codes ? first[previous] : first[code];
            codes++;
            if (codes == 1 << codeSize && codeSize < 12) codeSize++;
        }
        previous = code;
        int one = code;
        while (one > literals) {
            pending[--pendingFrom] = last[one];
            one = prefix[one];
        }
        pending[--pendingFrom] = last[one];
    }

    private int code() throws BrokenPicture {
        while (bitCount < codeSize) {
            if (block == 0) {
                block = in.u8();
                if (block == 0) throw new BrokenPicture("rows are missing");
            }
            bits |= in.u8() << bitCount;
            block--;
            bitCount += 8;
        }
        int code = bits & (1 << codeSize) - 1;
        bits >>>= codeSize;
        bitCount -= codeSize;
        return code;
    }
}
