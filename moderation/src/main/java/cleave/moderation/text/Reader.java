package cleave.moderation.text;

import org.jspecify.annotations.Nullable;

/** Reads a text's code points as the letters that they stand for, each with the place that it comes from. */
final class Reader {
    /** Stands for a picture; the picture itself is asked for at its place. */
    static final char PICTURE = '\uE000';

    private static final int LONGEST_ENTITY = 10;
    private final LetterMap map;

    Reader(LetterMap map) {
        this.map = map;
    }

    Letters read(String text) {
        Letters letters = new Letters();
        int at = 0;
        while (at < text.length()) {
            char first = text.charAt(at);
            if (first == '&') {
                int end = entityEnd(text, at);
                int point = end < 0 ? -1 : entity(text, at, end);
                if (point >= 0) {
                    add(letters, point, at, end);
                    at = end;
                    continue;
                }
            }
            if (first < 0x80) {
                boolean capital = first >= 'A' && first <= 'Z';
                letters.add(capital ? (char) (first + 32) : first, at, at + 1, capital);
                at++;
            } else {
                int point = text.codePointAt(at);
                int end = at + Character.charCount(point);
                add(letters, point, at, end);
                at = end;
            }
        }
        return letters;
    }

    private void add(Letters letters, int point, int start, int end) {
        boolean capital = Character.isUpperCase(point);
        @Nullable String mapped = point < 0x80 ? null : map.get(point);
        if (mapped != null) {
            for (int at = 0; at < mapped.length(); at++) letters.add(mapped.charAt(at), start, end, capital);
        } else if (point > 0xFF && Character.isEmoji(point)) {
            letters.add(PICTURE, start, end, false);
        } else if (point >= 0xD800 && point <= 0xDFFF) {
            letters.add(' ', start, end, false);
        } else {
            String lower = Character.toString(Character.toLowerCase(point));
            for (int at = 0; at < lower.length(); at++) letters.add(lower.charAt(at), start, end, capital);
        }
    }

    /** Past the semicolon of what looks like a character reference; below 0 when it is none. */
    private static int entityEnd(String text, int start) {
        int limit = Math.min(text.length(), start + LONGEST_ENTITY);
        for (int at = start + 1; at < limit; at++) {
            char next = text.charAt(at);
            if (next == ';') return at + 1;
            if (next != '#' && !Character.isLetterOrDigit(next)) return -1;
        }
        return -1;
    }

    /** The code point that a reference such as a number of a code point stands for; below 0 when none. */
    static int entity(String text, int start, int end) {
        String name = text.substring(start + 1, end - 1);
        if (name.startsWith("#")) {
            boolean hex = name.startsWith("#x") || name.startsWith("#X");
            try {
                int point = Integer.parseInt(name.substring(hex ? 2 : 1), hex ? 16 : 10);
                return Character.isValidCodePoint(point) ? point : -1;
            } catch (NumberFormatException e) {
                return -1;
            }
        }
        return switch (name) {
            case "amp" -> '&';
            case "lt" -> '<';
            case "gt" -> '>';
            case "quot" -> '"';
            case "apos" -> '\'';
            case "nbsp" -> ' ';
            default -> -1;
        };
    }
}
