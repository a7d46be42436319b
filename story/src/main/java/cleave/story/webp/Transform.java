package cleave.story.webp;

/** Turns coefficients into differences of pixels (RFC 6386, section 14). */
final class Transform {
    private Transform() {}

    /** Spreads a block of second order: its sixteen values are the first coefficients of sixteen blocks. */
    static void spread(int[] second, int[] coefficients) {
        int[] half = new int[16];
        for (int i = 0; i < 4; i++) {
            int outer = second[i] + second[12 + i];
            int inner = second[4 + i] + second[8 + i];
            int outerDifference = second[i] - second[12 + i];
            int innerDifference = second[4 + i] - second[8 + i];
            half[i] = outer + inner;
            half[4 + i] = outerDifference + innerDifference;
            half[8 + i] = outer - inner;
            half[12 + i] = outerDifference - innerDifference;
        }
        for (int i = 0; i < 16; i += 4) {
            int outer = half[i] + half[i + 3] + 3;
            int inner = half[i + 1] + half[i + 2];
            int outerDifference = half[i] - half[i + 3] + 3;
            int innerDifference = half[i + 1] - half[i + 2];
            coefficients[16 * i] = (outer + inner) >> 3;
            coefficients[16 * (i + 1)] = (outerDifference + innerDifference) >> 3;
            coefficients[16 * (i + 2)] = (outer - inner) >> 3;
            coefficients[16 * (i + 3)] = (outerDifference - innerDifference) >> 3;
        }
    }

    /** Adds a block of 4 × 4 to what was predicted, and clears its coefficients. */
    static void add(int[] coefficients, int from, byte[] plane, int at, int stride) {
        int[] half = new int[16];
        for (int i = 0; i < 4; i++) {
            int first = coefficients[from + i];
            int second = coefficients[from + 4 + i];
            int third = coefficients[from + 8 + i];
            int fourth = coefficients[from + 12 + i];
            int sum = first + third;
            int difference = first - third;
            int low = sine(second) - cosine(fourth);
            int high = cosine(second) + sine(fourth);
            half[4 * i] = sum + high;
            half[4 * i + 1] = difference + low;
            half[4 * i + 2] = difference - low;
            half[4 * i + 3] = sum - high;
        }
        java.util.Arrays.fill(coefficients, from, from + 16, 0);
        for (int y = 0; y < 4; y++) {
            int sum = half[y] + half[8 + y] + 4;
            int difference = half[y] - half[8 + y] + 4;
            int low = sine(half[4 + y]) - cosine(half[12 + y]);
            int high = cosine(half[4 + y]) + sine(half[12 + y]);
            int to = at + y * stride;
            change(plane, to, (sum + high) >> 3);
            change(plane, to + 1, (difference + low) >> 3);
            change(plane, to + 2, (difference - low) >> 3);
            change(plane, to + 3, (sum - high) >> 3);
        }
    }

    /** √2 cos(π/8), in 16 bits of fraction. */
    private static int cosine(int value) {
        return value + ((value * 20_091) >> 16);
    }

    /** √2 sin(π/8). */
    private static int sine(int value) {
        return (value * 35_468) >> 16;
    }

    private static void change(byte[] plane, int at, int difference) {
        int value = (plane[at] & 0xff) + difference;
        plane[at] = (byte) (value < 0 ? 0 : Math.min(value, 255));
    }
}
