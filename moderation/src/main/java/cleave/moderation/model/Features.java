package cleave.moderation.model;

import cleave.moderation.text.Word;
import java.util.Arrays;
import java.util.List;

/**
 * What of a text is counted: phrases of one to three words, pairs of words near each other, and the groups of letters
 * inside words; each as one of 2^22 numbers. Not for more than one thread.
 */
public final class Features {
    public static final int BITS = 22;
    public static final int SIZE = 1 << BITS;
    /** How much phrases, pairs and groups of letters count against each other, however many of each there are. */
    private static final float[] SHARES = {1, 0.3f, 1.5f};

    private static final int PHRASE = 0;
    private static final int PAIR = 1 << BITS;
    private static final int LETTERS = 2 << BITS;
    /** A number that every row has, for what a text without any other would be. */
    private static final float CONSTANT = 0.5f;

    private static final int NEAR = 5;
    private static final int LEAST_LETTERS = 2;
    private static final int MOST_LETTERS = 5;
    /** Later letters of a word are not looked at. */
    private static final int LONGEST_WORD = 30;

    private static final float[] LOGARITHMS = new float[64];

    static {
        for (int n = 1; n < LOGARITHMS.length; n++) LOGARITHMS[n] = exactLogarithm(n);
    }

    private int[] ids = new int[1024];
    private int[] firsts = new int[1024];
    private int[] lasts = new int[1024];
    /** Where the features of each word begin: they come in the order of their first words. */
    private final int[] begins;

    private int count;
    /** The different ones, and of each feature which of those it is: a text is looked at in many parts. */
    private final int[] terms;

    private final int[] termOf;
    private final int[] times;

    /** Takes the features of a text. */
    public Features(List<Word> words) {
        int size = words.size();
        int[] hashes = new int[size];
        begins = new int[size + 1];
        for (int at = 0; at < size; at++) hashes[at] = words.get(at).text().hashCode();
        for (int at = 0; at < size; at++) {
            begins[at] = count;
            int one = hashes[at];
            add(PHRASE | mix(one, 1), at, at);
            if (at + 1 < size) {
                int two = one * 31 + mix(hashes[at + 1], 2);
                add(PHRASE | mix(two, 3), at, at + 1);
                if (at + 2 < size) add(PHRASE | mix(two * 31 + mix(hashes[at + 2], 4), 5), at, at + 2);
            }
            for (int other = at + 2; other < size && other <= at + NEAR; other++) {
                add(PAIR | mix(one * 31 + mix(hashes[other], 6), 7), at, other);
            }
            letters(words.get(at).text().toCharArray(), at);
        }
        begins[size] = count;
        termOf = new int[count];
        terms = terms();
        times = new int[terms.length];
    }

    private void letters(char[] word, int at) {
        int size = Math.min(word.length, LONGEST_WORD);
        for (int begin = -1; begin <= size; begin++) {
            int hash = 17;
            for (int length = 1; length <= MOST_LETTERS && begin + length <= size + 1; length++) {
                int place = begin + length - 1;
                hash = hash * 31 + (place < 0 ? '<' : place == size ? '>' : word[place]);
                if (length >= LEAST_LETTERS) add(LETTERS | mix(hash, 8), at, at);
            }
        }
    }

    private void add(int id, int first, int last) {
        if (count == ids.length) {
            ids = Arrays.copyOf(ids, 2 * count);
            firsts = Arrays.copyOf(firsts, 2 * count);
            lasts = Arrays.copyOf(lasts, 2 * count);
        }
        ids[count] = id;
        firsts[count] = first;
        lasts[count++] = last;
    }

    private int[] terms() {
        int[] found = new int[count];
        // Where each number is among those found, plus one: a table that is at most half full.
        int[] places = new int[Integer.highestOneBit(Math.max(1, count)) * 4];
        int size = 0;
        for (int at = 0; at < count; at++) {
            int id = ids[at];
            int slot = id & places.length - 1;
            while (places[slot] != 0 && found[places[slot] - 1] != id) slot = slot + 1 & places.length - 1;
            if (places[slot] == 0) {
                found[size++] = id;
                places[slot] = size;
            }
            termOf[at] = places[slot] - 1;
        }
        return Arrays.copyOf(found, size);
    }

    private static int mix(int hash, int kind) {
        int mixed = (hash + kind * 0x9E3779B9) * 0x85EBCA6B;
        mixed ^= mixed >>> 15;
        mixed *= 0xC2B2AE35;
        return (mixed ^ mixed >>> 16) & SIZE - 1;
    }

    int count() {
        return count;
    }

    int id(int index) {
        return ids[index] & SIZE - 1;
    }

    /** Which of {@link #factors} is its. */
    int group(int index) {
        return ids[index] >>> BITS;
    }

    int first(int index) {
        return firsts[index];
    }

    int last(int index) {
        return lasts[index];
    }

    /**
     * Those of the words from one place to before another as a row of length 1: each number once, its value grows with
     * the logarithm of how often it came. The last is a constant.
     */
    public Row row(int from, int to) {
        int[] row = new int[Math.min(terms.length, begins[to] - begins[from]) + 1];
        int size = 0;
        for (int at = begins[from]; at < begins[to]; at++) {
            if (lasts[at] < to && times[termOf[at]]++ == 0) row[size++] = termOf[at];
        }
        float[] values = new float[size + 1];
        float[] squares = new float[SHARES.length];
        for (int at = 0; at < size; at++) {
            int term = row[at];
            values[at] = logarithm(times[term]);
            times[term] = 0;
            row[at] = terms[term];
            squares[row[at] >>> BITS] += values[at] * values[at];
        }
        float[] factors = factors(squares);
        for (int at = 0; at < size; at++) {
            values[at] *= factors[row[at] >>> BITS];
            row[at] &= SIZE - 1;
        }
        row[size] = 0;
        values[size] = factors[SHARES.length];
        return new Row(Arrays.copyOf(row, size + 1), values);
    }

    /**
     * What the values of each group are multiplied with, and last the constant.
     *
     * @param squares of each group's values, summed up
     */
    static float[] factors(float[] squares) {
        float[] factors = new float[SHARES.length + 1];
        factors[SHARES.length] = CONSTANT;
        float all = CONSTANT * CONSTANT;
        for (int group = 0; group < SHARES.length; group++) {
            if (squares[group] == 0) continue;
            factors[group] = SHARES[group] / (float) Math.sqrt(squares[group]);
            all += SHARES[group] * SHARES[group];
        }
        float length = (float) Math.sqrt(all);
        for (int group = 0; group <= SHARES.length; group++) factors[group] /= length;
        return factors;
    }

    /** The same for the words from one place to before another, when it does not matter how often each comes. */
    float[] factors(int from, int to) {
        float[] squares = new float[SHARES.length];
        for (int at = begins[from]; at < begins[to]; at++) {
            if (lasts[at] < to) squares[group(at)]++;
        }
        return factors(squares);
    }

    private static float logarithm(int n) {
        return n < LOGARITHMS.length ? LOGARITHMS[n] : exactLogarithm(n);
    }

    /** 1 + ln n, the same on every machine. */
    private static float exactLogarithm(int n) {
        return (float) (1 + StrictMath.log(n));
    }

    /** A row of numbers and values. */
    @SuppressWarnings("ArrayRecordComponent")
    public record Row(int[] ids, float[] values) {}
}
