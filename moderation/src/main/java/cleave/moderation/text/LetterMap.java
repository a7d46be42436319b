package cleave.moderation.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** What each code point is read as: small letters without accents, a look-alike as what it looks like, some as nothing. */
final class LetterMap {
    private static final String FILE = "letters.txt";
    private static final int PAGE = 256;
    private final @Nullable String[][] pages = new String[(Character.MAX_CODE_POINT + 1) / PAGE][];

    private LetterMap() {}

    static LetterMap load() {
        LetterMap map = new LetterMap();
        try (InputStream file = LetterMap.class.getResourceAsStream(FILE)) {
            if (file == null) throw new IllegalStateException(FILE + " is missing from the program.");
            BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                int space = line.indexOf(' ');
                map.put(Integer.parseInt(line, 0, space, 16), line.substring(space + 1));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return map;
    }

    /** What it is read as; null when as itself. Not for ASCII. */
    @Nullable
    String get(int point) {
        @Nullable String[] page = pages[point / PAGE];
        return page == null ? null : page[point % PAGE];
    }

    private void put(int point, String letters) {
        if (pages[point / PAGE] == null) pages[point / PAGE] = new String[PAGE];
        pages[point / PAGE][point % PAGE] = letters;
    }
}
