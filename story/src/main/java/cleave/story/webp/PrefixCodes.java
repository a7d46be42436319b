package cleave.story.webp;

import cleave.story.picture.BrokenPicture;

/** Reads the prefix codes of a lossless picture, within a bound of memory that no honest picture comes near. */
final class PrefixCodes {
    private static final int MOST_MEMORY = 24 << 20;
    private static final int[] ORDER = {17, 18, 0, 1, 2, 3, 4, 5, 16, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};

    /** The codes of one part of a picture. */
    record Group(PrefixCode green, PrefixCode red, PrefixCode blue, PrefixCode alpha, PrefixCode distance) {}

    private final BitReader in;
    private int memory;

    PrefixCodes(BitReader in) {
        this.in = in;
    }

    Group[] groups(int count, int cacheSize) throws BrokenPicture {
        Group[] groups = new Group[count];
        for (int i = 0; i < count; i++) {
            groups[i] = new Group(code(256 + 24 + cacheSize), code(256), code(256), code(256), code(40));
        }
        return groups;
    }

    private PrefixCode code(int symbols) throws BrokenPicture {
        PrefixCode code = in.flag() ? simple(symbols) : PrefixCode.of(lengths(symbols));
        memory += code.size();
        if (memory > MOST_MEMORY) throw new BrokenPicture("more codes than any picture needs");
        return code;
    }

    private PrefixCode simple(int symbols) throws BrokenPicture {
        boolean two = in.flag();
        int first = in.number(in.flag() ? 8 : 1);
        int second = two ? in.number(8) : first;
        if (first >= symbols || second >= symbols) throw new BrokenPicture("a symbol that there is not");
        if (first == second) return PrefixCode.single(first);
        int[] lengths = new int[symbols];
        lengths[first] = 1;
        lengths[second] = 1;
        return PrefixCode.of(lengths);
    }

    private int[] lengths(int symbols) throws BrokenPicture {
        int[] ofLengths = new int[ORDER.length];
        int count = 4 + in.number(4);
        for (int i = 0; i < count; i++) ofLengths[ORDER[i]] = in.number(3);
        PrefixCode code = PrefixCode.of(ofLengths);
        int left = symbols;
        if (in.flag()) {
            left = 2 + in.number(2 + 2 * in.number(3));
            if (left > symbols) throw new BrokenPicture("more lengths than symbols");
        }
        int[] lengths = new int[symbols];
        int previous = 8;
        for (int at = 0; at < symbols && left > 0; left--) {
            int length = code.read(in);
            if (length < 16) {
                lengths[at++] = length;
                if (length > 0) previous = length;
                continue;
            }
            int times = switch (length) {
                case 16 -> 3 + in.number(2);
                case 17 -> 3 + in.number(3);
                default -> 11 + in.number(7);
            };
            if (at + times > symbols) throw new BrokenPicture("more lengths than symbols");
            for (int i = 0; i < times; i++) lengths[at++] = length == 16 ? previous : 0;
        }
        return lengths;
    }
}
