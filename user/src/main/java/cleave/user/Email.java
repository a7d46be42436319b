package cleave.user;

import cleave.platform.http.PlainText;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** An e-mail address in the form in which it is kept: trimmed and in NFC. It may still be no address: ask {@link #fault}. */
record Email(String text) {
    private static final int MAX = 254;
    private static final int MAX_LOCAL = 64;

    /** Trims white space and brings the text into one form. */
    static Email of(String given) {
        return new Email(Normalizer.normalize(PlainText.trim(given), Normalizer.Form.NFC));
    }

    /** What is wrong with it, for the one who typed it, or null. */
    @Nullable
    String fault() {
        if (text.isEmpty()) return "Give an e-mail address.";
        if (length(text) > MAX) return "May have at most " + MAX + " characters.";
        if (text.chars().anyMatch(c -> PlainText.isWhiteSpace((char) c) || Character.isISOControl(c))) {
            return "May not hold spaces or control characters.";
        }
        int at = text.indexOf('@');
        if (at < 0 || text.indexOf('@', at + 1) >= 0) return "Must have one @, as in name@example.org.";
        if (at == 0) return "Needs a name before the @.";
        if (length(name()) > MAX_LOCAL) return "May have at most " + MAX_LOCAL + " characters before the @.";
        String[] labels = text.substring(at + 1).split("\\.", -1);
        boolean gaps = Arrays.stream(labels).anyMatch(String::isEmpty);
        return gaps || labels.length < 2 ? "Needs a domain after the @, as in name@example.org." : null;
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /** The part before the @. */
    String name() {
        return text.substring(0, text.indexOf('@'));
    }

    /** What makes it one account's alone: the address in lower case. */
    String key() {
        return text.toLowerCase(Locale.ROOT);
    }
}
