package cleave.story.webp;

import cleave.story.picture.BrokenPicture;

/** A canonical prefix code of at most 15 bits. Immutable. */
final class PrefixCode {
    static final int LONGEST = 15;

    private static final int TABLE_BITS = 8;

    /** For each beginning of a code: symbol and length, or 0 where the code is longer than the table is wide. */
    private final int[] table;

    private final int tableBits;
    /** Symbols in the order of their codes, and by length how many there are. */
    private final short[] symbols;

    private final short[] counts;

    private PrefixCode(int[] table, int tableBits, short[] symbols, short[] counts) {
        this.table = table;
        this.tableBits = tableBits;
        this.symbols = symbols;
        this.counts = counts;
    }

    /** The code that needs no bits because there is but one symbol. */
    static PrefixCode single(int symbol) {
        return new PrefixCode(new int[] {symbol << 4}, 0, new short[0], new short[0]);
    }

    /** The code whose symbols have these lengths, 0 for those that do not occur. */
    static PrefixCode of(int[] lengths) throws BrokenPicture {
        short[] counts = new short[LONGEST + 1];
        int used = 0;
        int only = 0;
        for (int symbol = 0; symbol < lengths.length; symbol++) {
            if (lengths[symbol] == 0) continue;
            counts[lengths[symbol]]++;
            used++;
            only = symbol;
        }
        if (used == 0) throw new BrokenPicture("a code without symbols");
        if (used == 1) return single(only);
        int[] next = new int[LONGEST + 1];
        int space = 1;
        int longest = 0;
        int sum = 0;
        for (int length = 1; length <= LONGEST; length++) {
            next[length] = sum;
            sum += counts[length];
            space = 2 * space - counts[length];
            if (space < 0) throw new BrokenPicture("a code with too many symbols");
            if (counts[length] > 0) longest = length;
        }
        if (space != 0) throw new BrokenPicture("a code with too few symbols");
        short[] symbols = new short[used];
        for (int symbol = 0; symbol < lengths.length; symbol++) {
            if (lengths[symbol] > 0) symbols[next[lengths[symbol]]++] = (short) symbol;
        }
        int tableBits = Math.min(TABLE_BITS, longest);
        return new PrefixCode(table(symbols, counts, tableBits), tableBits, symbols, counts);
    }

    private static int[] table(short[] symbols, short[] counts, int bits) {
        int[] table = new int[1 << bits];
        int code = 0;
        int at = 0;
        for (int length = 1; length <= bits; length++) {
            code <<= 1;
            for (int i = 0; i < counts[length]; i++, code++, at++) {
                int entry = symbols[at] << 4 | length;
                int reversed = Integer.reverse(code) >>> (32 - length);
                for (int j = reversed; j < table.length; j += 1 << length) table[j] = entry;
            }
        }
        return table;
    }

    int read(BitReader in) throws BrokenPicture {
        int bits = in.peek();
        int entry = table[bits & table.length - 1];
        if (entry != 0 || tableBits == 0) {
            in.skip(entry & 15);
            return entry >> 4;
        }
        return readLong(in, bits);
    }

    private int readLong(BitReader in, int bits) throws BrokenPicture {
        int code = 0;
        int first = 0;
        int from = 0;
        for (int length = 1; length <= LONGEST; length++) {
            code = (code << 1) | ((bits >> (length - 1)) & 1);
            first <<= 1;
            if (code - first < counts[length]) {
                in.skip(length);
                return symbols[from + code - first];
            }
            first += counts[length];
            from += counts[length];
        }
        throw new BrokenPicture("a code that stands for nothing");
    }

    /** What it takes in memory, in bytes. */
    int size() {
        return 4 * table.length + 2 * symbols.length + 128;
    }
}
