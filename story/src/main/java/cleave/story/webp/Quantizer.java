package cleave.story.webp;

import java.util.Arrays;

/** What coefficients are multiplied by (RFC 6386, section 14.1): the first of a block, then the others. */
record Quantizer(int lumaFirst, int luma, int secondFirst, int second, int chromaFirst, int chroma) {
    private static final int[] FIRST = numbers("""
            4 5 6 7 8 9 10 10 11 12 13 14 15 16 17 17 18 19 20 20 21 21 22 22 23 23 24 25 25 26 27 28
            29 30 31 32 33 34 35 36 37 37 38 39 40 41 42 43 44 45 46 46 47 48 49 50 51 52 53 54 55 56
            57 58 59 60 61 62 63 64 65 66 67 68 69 70 71 72 73 74 75 76 76 77 78 79 80 81 82 83 84 85
            86 87 88 89 91 93 95 96 98 100 101 102 104 106 108 110 112 114 116 118 122 124 126 128 130
            132 134 136 138 140 143 145 148 151 154 157
            """);

    private static final int[] OTHERS = numbers("""
            4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32 33 34 35
            36 37 38 39 40 41 42 43 44 45 46 47 48 49 50 51 52 53 54 55 56 57 58 60 62 64 66 68 70 72
            74 76 78 80 82 84 86 88 90 92 94 96 98 100 102 104 106 108 110 112 114 116 119 122 125 128
            131 134 137 140 143 146 149 152 155 158 161 164 167 170 173 177 181 185 189 193 197 201
            205 209 213 217 221 225 229 234 239 245 249 254 259 264 269 274 279 284
            """);

    private static int[] numbers(String text) {
        return Arrays.stream(text.strip().split("\\s+"))
                .mapToInt(Integer::parseInt)
                .toArray();
    }

    /** By a base and what is added to it for luma's first, both of the second order, and both of chroma. */
    static Quantizer of(int base, int[] changes) {
        return new Quantizer(
                FIRST[index(base + changes[0])],
                OTHERS[index(base)],
                2 * FIRST[index(base + changes[1])],
                Math.max(8, OTHERS[index(base + changes[2])] * 155 / 100),
                Math.min(132, FIRST[index(base + changes[3])]),
                OTHERS[index(base + changes[4])]);
    }

    private static int index(int value) {
        return Math.clamp(value, 0, FIRST.length - 1);
    }
}
