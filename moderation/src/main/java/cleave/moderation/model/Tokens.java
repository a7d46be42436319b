package cleave.moderation.model;

import cleave.moderation.text.Lexicon;
import cleave.moderation.text.Word;
import java.util.Arrays;
import java.util.List;

/**
 * Words as the network takes them.
 *
 * @param words the place of each in the lexicon, below 0 when it is unknown
 * @param parts of each word, the groups of letters in it, as numbers below the number of groups
 */
@SuppressWarnings("ArrayRecordComponent")
public record Tokens(int[] words, int[][] parts) {
    private static final int LEAST_LETTERS = 3;
    private static final int MOST_LETTERS = 5;
    private static final int LONGEST_WORD = 28;

    public static Tokens of(Lexicon lexicon, int groups, List<Word> words) {
        int[] places = new int[words.size()];
        int[][] parts = new int[words.size()][];
        for (int at = 0; at < words.size(); at++) {
            String word = words.get(at).text();
            places[at] = lexicon.rank(word);
            parts[at] = parts(word, groups);
        }
        return new Tokens(places, parts);
    }

    /** The words from one place to before another. */
    public Tokens range(int from, int to) {
        return new Tokens(Arrays.copyOfRange(words, from, to), Arrays.copyOfRange(parts, from, to));
    }

    private static int[] parts(String word, int groups) {
        int size = Math.min(word.length(), LONGEST_WORD);
        int[] parts = new int[(MOST_LETTERS - LEAST_LETTERS + 1) * (size + 2)];
        int count = 0;
        for (int begin = -1; begin <= size; begin++) {
            int hash = 17;
            for (int length = 1; length <= MOST_LETTERS && begin + length <= size + 1; length++) {
                int place = begin + length - 1;
                hash = hash * 31 + (place < 0 ? '<' : place == size ? '>' : word.charAt(place));
                if (length >= LEAST_LETTERS) parts[count++] = mix(hash) & groups - 1;
            }
        }
        return Arrays.copyOf(parts, count);
    }

    private static int mix(int hash) {
        int mixed = hash * 0x85EBCA6B;
        mixed ^= mixed >>> 15;
        mixed *= 0xC2B2AE35;
        return mixed ^ mixed >>> 16;
    }
}
