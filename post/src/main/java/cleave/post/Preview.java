package cleave.post;

import cleave.platform.http.PlainText;

/** The beginning of a text, in one line. */
final class Preview {
    /** In code points. */
    private static final int LENGTH = 140;

    private Preview() {}

    /** Each run of white space becomes a space, and of that the first code points are kept. */
    static String of(String text) {
        StringBuilder line = new StringBuilder(2 * LENGTH);
        int count = 0;
        boolean space = false;
        for (int i = 0; i < text.length() && count < LENGTH; ) {
            int point = text.codePointAt(i);
            i += Character.charCount(point);
            boolean white = Character.isBmpCodePoint(point) && PlainText.isWhiteSpace((char) point);
            if (white && space) continue;
            line.appendCodePoint(white ? ' ' : point);
            count++;
            space = white;
        }
        return line.toString();
    }
}
