package cleave.platform.http;

import org.jspecify.annotations.Nullable;

/** The rules for text that people write: its line ends, its edges, its length, and what it may not hold. */
public final class PlainText {
    private PlainText() {}

    /** Line ends become LF; Unicode white space at both ends goes. */
    public static String normalise(String text) {
        String lines = text.replace("\r\n", "\n").replace('\r', '\n');
        return trim(lines);
    }

    /** The text without the Unicode white space at both its ends. */
    public static String trim(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isWhiteSpace(text.charAt(start))) start++;
        while (start < end && isWhiteSpace(text.charAt(end - 1))) end--;
        return text.substring(start, end);
    }

    /**
     * What is wrong with a normalised text, for the one who wrote it, or null.
     *
     * @param max in code points
     */
    public static @Nullable String fault(String text, int max) {
        if (text.isEmpty()) return "Write something.";
        int length = text.codePointCount(0, text.length());
        if (length > max) return "May have at most " + max + " characters, and has " + length + ".";
        boolean control = text.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\t');
        return control ? "May not hold control characters." : null;
    }

    /** Unicode's White_Space property, all of which lies in the basic plane. */
    public static boolean isWhiteSpace(char c) {
        return switch (c) {
            case '\t', '\n', 0x0b, '\f', '\r', ' ', 0x85, 0xa0, 0x1680, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000 -> true;
            default -> c >= 0x2000 && c <= 0x200a;
        };
    }
}
