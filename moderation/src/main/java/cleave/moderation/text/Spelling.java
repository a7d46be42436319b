package cleave.moderation.text;

import org.jspecify.annotations.Nullable;

/** Looks for the commonest known word that is one slip away from some letters. */
final class Spelling {
    private final Lexicon lexicon;
    private final Letters letters;
    private final int size;
    private final char[] tried;
    private @Nullable Letters best;
    private int bestRank = Integer.MAX_VALUE;

    Spelling(Lexicon lexicon, Letters letters) {
        this.lexicon = lexicon;
        this.letters = letters;
        size = letters.size();
        tried = new char[size + 1];
    }

    @Nullable
    Letters best() {
        return best;
    }

    /** Two inner neighbours changed places. */
    void swap() {
        System.arraycopy(letters.chars(), 0, tried, 0, size);
        for (int at = 1; at + 2 < size + 1 && at + 1 < size; at++) {
            char left = tried[at];
            tried[at] = tried[at + 1];
            tried[at + 1] = left;
            look(size);
            tried[at + 1] = tried[at];
            tried[at] = left;
        }
    }

    /** An inner letter was lost. */
    void insert() {
        for (int place = 1; place < size; place++) {
            System.arraycopy(letters.chars(), 0, tried, 0, place);
            System.arraycopy(letters.chars(), place, tried, place + 1, size - place);
            for (char letter = 'a'; letter <= 'z'; letter++) {
                tried[place] = letter;
                look(size + 1);
            }
        }
    }

    /** A letter was doubled. */
    void drop() {
        for (int place = 1; place < size; place++) {
            if (letters.at(place) != letters.at(place - 1)) continue;
            System.arraycopy(letters.chars(), 0, tried, 0, place);
            System.arraycopy(letters.chars(), place + 1, tried, place, size - place - 1);
            look(size - 1);
        }
    }

    /** A letter was crossed out. */
    void replace(int place) {
        System.arraycopy(letters.chars(), 0, tried, 0, size);
        for (char letter = 'a'; letter <= 'z'; letter++) {
            tried[place] = letter;
            look(size);
        }
    }

    private void look(int length) {
        int rank = lexicon.rank(tried, 0, length);
        if (rank < 0 || rank >= bestRank) return;
        bestRank = rank;
        Letters found = new Letters();
        for (int at = 0; at < length; at++) {
            // Only the first and the last place matter: a word is marked as a whole.
            found.add(letters, at == length - 1 ? size - 1 : Math.min(at, size - 1), tried[at]);
        }
        best = found;
    }
}
