package cleave.moderation.text;

/** The words that a model knows, commonest first; only their hashes. Never changes, so safe for many threads. */
public final class Lexicon {
    /** Words of more letters are not looked up. */
    static final int LONGEST = 24;

    private static final double UNKNOWN = 13;
    private static final double UNKNOWN_LETTER = 0.4;
    private final int[] slots;
    private final int[] ranks;

    /**
     * Of hashes that {@link #hash} made, the commonest word's first.
     */
    public Lexicon(int[] hashes) {
        int size = Integer.highestOneBit(Math.max(4, hashes.length)) * 4;
        slots = new int[size];
        ranks = new int[size];
        for (int rank = 0; rank < hashes.length; rank++) put(hashes[rank], rank);
    }

    private void put(int hash, int rank) {
        int slot = hash & slots.length - 1;
        while (ranks[slot] != 0) {
            if (slots[slot] == hash) return;
            slot = slot + 1 & slots.length - 1;
        }
        slots[slot] = hash;
        ranks[slot] = rank + 1;
    }

    /** Its place among the known words from 0, the commonest; below 0 when it is unknown. */
    int rank(char[] letters, int from, int to) {
        if (to - from > LONGEST) return -1;
        int hash = hash(letters, from, to);
        int slot = hash & slots.length - 1;
        while (ranks[slot] != 0) {
            if (slots[slot] == hash) return ranks[slot] - 1;
            slot = slot + 1 & slots.length - 1;
        }
        return -1;
    }

    public int rank(String word) {
        return rank(word.toCharArray(), 0, word.length());
    }

    /** Whether it has the word. */
    public boolean knows(String word) {
        return word.length() <= LONGEST && knows(word.toCharArray(), 0, word.length());
    }

    boolean knows(char[] letters, int from, int to) {
        return rank(letters, from, to) >= 0;
    }

    /** How surprising a word is: about the logarithm of how rare. */
    double cost(char[] letters, int from, int to) {
        int rank = rank(letters, from, to);
        if (rank < 0) return UNKNOWN + UNKNOWN_LETTER * (to - from);
        double cost = Math.log(rank + 10.0);
        return to - from == 1 && letters[from] != 'a' && letters[from] != 'i' ? Math.max(cost, 7) : cost;
    }

    static int hash(char[] letters, int from, int to) {
        int hash = to - from;
        for (int at = from; at < to; at++) hash = (hash ^ letters[at]) * 0x01000193;
        hash ^= hash >>> 16;
        hash *= 0x85ebca6b;
        return hash ^ hash >>> 13;
    }

    public static int hash(String word) {
        return hash(word.toCharArray(), 0, word.length());
    }
}
