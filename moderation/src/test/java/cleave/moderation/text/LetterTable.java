package cleave.moderation.text;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.SpoofChecker;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Makes the table of letters from ICU's data, so that the program need not carry ICU: its jar is larger than all else
 * together and slows the start. Run it with the file to write after ICU was raised.
 */
final class LetterTable {
    private static final String PLAIN = "abcdefghijklmnopqrstuvwxyz0123456789'";
    private static final int LONGEST = 4;
    /** Letters in boxes and circles of colour, which Unicode takes for pictures. */
    private static final int[] PICTURED = {0x1F150, 0x1F170};

    private LetterTable() {}

    public static void main(String[] args) throws java.io.IOException {
        Files.writeString(Path.of(args[0]), text(), StandardCharsets.UTF_8);
    }

    /** A line for each code point that stands for other letters or for nothing: its number in base 16, a space, them. */
    static String text() {
        SpoofChecker checker = new SpoofChecker.Builder().build();
        Map<String, String> plain = new HashMap<>();
        for (int at = PLAIN.length() - 1; at >= 0; at--) {
            String letter = PLAIN.substring(at, at + 1);
            plain.put(checker.getSkeleton(letter), letter);
            if (Character.isLetter(letter.charAt(0))) {
                plain.putIfAbsent(checker.getSkeleton(UCharacter.toUpperCase(letter)), letter);
            }
        }
        StringBuilder table = new StringBuilder();
        for (int point = 0x80; point <= Character.MAX_CODE_POINT; point++) {
            if (!UCharacter.isDefined(point) || UCharacter.getType(point) == Character.SURROGATE) continue;
            if (UCharacter.getType(point) == Character.PRIVATE_USE) continue;
            String self = Character.toString(point);
            String letters = letters(point, self, checker, plain);
            if (letters.equals(self) || letters.length() > LONGEST) continue;
            table.append(Integer.toHexString(point)).append(' ').append(letters).append('\n');
        }
        return table.toString();
    }

    private static String letters(int point, String self, SpoofChecker checker, Map<String, String> plain) {
        if (UCharacter.hasBinaryProperty(point, UProperty.DEFAULT_IGNORABLE_CODE_POINT) || isMark(point)) return "";
        for (int first : PICTURED) {
            if (point >= first && point < first + 26) return PLAIN.substring(point - first, point - first + 1);
        }
        String lower = withoutMarks(UCharacter.toLowerCase(withoutMarks(self)));
        if (isPlain(lower)) return lower;
        for (String each : new String[] {lower, self}) {
            String alike = plain.get(checker.getSkeleton(each));
            if (alike != null) return alike;
        }
        return Normalizer2.getNFCInstance().normalize(lower);
    }

    private static String withoutMarks(String text) {
        StringBuilder kept = new StringBuilder();
        Normalizer2.getNFKDInstance()
                .normalize(text)
                .codePoints()
                .filter(point -> !isMark(point))
                .forEach(kept::appendCodePoint);
        return kept.toString();
    }

    /** Accents and what else is drawn onto the letter before it. */
    private static boolean isMark(int point) {
        int type = UCharacter.getType(point);
        return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT;
    }

    private static boolean isPlain(String text) {
        return !text.isEmpty() && text.chars().allMatch(letter -> letter < 0x80);
    }
}
