package cleave.conformance;

import java.util.regex.Pattern;

/** What a row required and what it saw instead; both are short, fit a line and hold no token. */
final class Mismatch extends Exception {
    private static final int LONGEST = 240;
    private static final Pattern TOKEN = Pattern.compile("eyJ[\\w-]+\\.[\\w-]+\\.[\\w-]*");

    private final String expected;
    private final String seen;

    Mismatch(String expected, String seen) {
        super("expected " + expected + ", saw " + seen);
        this.expected = expected;
        this.seen = seen;
    }

    String expected() {
        return oneLine(expected);
    }

    String seen() {
        return oneLine(seen);
    }

    private static String oneLine(String text) {
        String line = TOKEN.matcher(text)
                .replaceAll("(a JWT)")
                .replaceAll("\\p{Cntrl}+", " ")
                .strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
    }
}
