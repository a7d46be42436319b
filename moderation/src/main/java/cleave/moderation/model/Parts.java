package cleave.moderation.model;

import cleave.moderation.text.Word;
import java.util.ArrayList;
import java.util.List;

/**
 * The parts in which a text is looked at, so that nothing hides one hateful line between harmless ones: a short text as
 * a whole; of a longer one each sentence, each two that stand together, and all of it when it is not very long.
 */
final class Parts {
    /** Longer texts are looked at in parts. */
    static final int SHORT = 40;
    /** Of shorter sentences there is too little to say something. */
    private static final int LEAST = 3;

    private Parts() {}

    /** A part, from one word to before another. */
    record Part(int from, int to) {}

    static List<Part> of(List<Word> words) {
        int size = words.size();
        List<Part> parts = new ArrayList<>();
        if (size <= 2 * SHORT) parts.add(new Part(0, size));
        if (size <= SHORT) return parts;
        int from = 0;
        int before = -1;
        for (int at = 0; at < size; at++) {
            boolean ends = words.get(at).endsSentence() || at == size - 1 || at + 1 - from == SHORT;
            if (!ends) continue;
            if (at + 1 - from >= LEAST) parts.add(new Part(from, at + 1));
            if (before >= 0) parts.add(new Part(before, at + 1));
            before = from;
            from = at + 1;
        }
        return parts;
    }
}
