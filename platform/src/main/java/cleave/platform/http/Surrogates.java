package cleave.platform.http;

/**
 * Finds escaped halves of surrogate pairs that stand alone in a JSON document. The parser takes them in values and
 * refuses them in names; here they are to be told from malformed JSON in both.
 */
final class Surrogates {
    private static final int ESCAPE = 6;

    private Surrogates() {}

    /** The document with another character in place of each lone half; the same text where there is none. */
    static String repair(String document) {
        if (!document.contains("\\u")) return document;
        StringBuilder repaired = new StringBuilder(document);
        for (int i = 0; i + 1 < repaired.length(); i++) {
            if (repaired.charAt(i) != '\\') continue;
            int unit = unit(repaired, i);
            if (unit < 0) {
                i++; // Some other escape, which may be of a backslash.
            } else if (isHigh(unit) && isLow(unit(repaired, i + ESCAPE))) {
                i += 2 * ESCAPE - 1;
            } else {
                // From the private area, so that different names stay different.
                if (isHigh(unit) || isLow(unit)) {
                    repaired.replace(i + 2, i + ESCAPE, Integer.toHexString(0xe000 + unit - Character.MIN_SURROGATE));
                }
                i += ESCAPE - 1;
            }
        }
        return repaired.toString();
    }

    /** The UTF-16 unit that an escape at this place stands for, or a negative number where there is none. */
    private static int unit(CharSequence text, int at) {
        if (at + ESCAPE > text.length() || text.charAt(at) != '\\' || text.charAt(at + 1) != 'u') return -1;
        int unit = 0;
        for (int i = at + 2; i < at + ESCAPE; i++) {
            int digit = Character.digit(text.charAt(i), 16);
            if (digit < 0 || text.charAt(i) > 'f') return -1;
            unit = unit * 16 + digit;
        }
        return unit;
    }

    private static boolean isHigh(int unit) {
        return unit >= Character.MIN_HIGH_SURROGATE && unit <= Character.MAX_HIGH_SURROGATE;
    }

    private static boolean isLow(int unit) {
        return unit >= Character.MIN_LOW_SURROGATE && unit <= Character.MAX_LOW_SURROGATE;
    }
}
