package cleave.conformance;

/** What a row required and what it saw instead; both are short and fit a line. */
final class Mismatch extends Exception {
    private static final int LONGEST = 240;

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
        String line = text.replaceAll("\\p{Cntrl}+", " ").strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
    }
}
