package cleave.user;

import cleave.platform.auth.CommonPasswords;
import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/** What a new password must be like. Nothing of it is trimmed or cut. Safe for many threads. */
final class PasswordRules {
    private static final int MIN = 8;
    private static final int MAX = 128;

    private final CommonPasswords common = CommonPasswords.load();

    /** What is wrong with the password, for the one who chose it, or null. */
    @Nullable
    String fault(String password) {
        String text = Normalizer.normalize(password, Normalizer.Form.NFC);
        int length = text.codePointCount(0, text.length());
        if (length < MIN) return "Needs at least " + MIN + " characters.";
        if (length > MAX) return "May have at most " + MAX + " characters.";
        if (text.chars().anyMatch(Character::isISOControl)) return "May not hold control characters.";
        if (common.contains(text)) return "Is among the passwords that guessers try first. Choose another.";
        return null;
    }
}
