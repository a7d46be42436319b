package cleave.moderation.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Emoji as words: their Unicode names without what says nothing. */
final class Pictures {
    private static final int MOST_WORDS = 4;
    private static final int FIRST_FLAG = 0x1F1E6;
    private static final int LAST_FLAG = 0x1F1FF;
    private static final int FIRST_SKIN = 0x1F3FB;
    private static final int LAST_SKIN = 0x1F3FF;
    private static final Set<String> SAY_NOTHING = Set.of(
            "with", "of", "face", "sign", "symbol", "and", "the", "emoji", "black", "white", "heavy", "for", "in");

    /** Emoji that were seen; there are less than two thousand. */
    private final Map<Integer, List<String>> seen = new ConcurrentHashMap<>();

    List<String> words(int point) {
        List<String> words = seen.get(point);
        if (words != null) return words;
        List<String> read = List.copyOf(read(point));
        seen.put(point, read);
        return read;
    }

    private static List<String> read(int point) {
        if (point >= FIRST_FLAG && point <= LAST_FLAG) return List.of("flag" + (char) ('a' + point - FIRST_FLAG));
        if (point >= FIRST_SKIN && point <= LAST_SKIN) return skin(point - FIRST_SKIN);
        String name = Character.getName(point);
        if (name == null) return List.of();
        List<String> words = new ArrayList<>();
        for (String word : name.toLowerCase(Locale.ROOT).split("[^a-z]+", 0)) {
            if (word.length() > 1 && !SAY_NOTHING.contains(word) && words.size() < MOST_WORDS) words.add(word);
        }
        return words;
    }

    private static List<String> skin(int darkness) {
        if (darkness < 2) return List.of("light", "skin");
        return darkness == 2 ? List.of("skin") : List.of("dark", "skin");
    }
}
