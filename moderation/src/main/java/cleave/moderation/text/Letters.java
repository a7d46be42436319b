package cleave.moderation.text;

import java.util.Arrays;

/** Characters to read, each with the part of the text that it comes from. Not for more than one thread. */
final class Letters {
    private char[] chars = new char[64];
    private int[] starts = new int[64];
    private int[] ends = new int[64];
    /** Which were capitals. */
    private boolean[] capitals = new boolean[64];

    private int size;

    void add(char letter, int start, int end, boolean capital) {
        if (size == chars.length) {
            int more = 2 * size;
            chars = Arrays.copyOf(chars, more);
            starts = Arrays.copyOf(starts, more);
            ends = Arrays.copyOf(ends, more);
            capitals = Arrays.copyOf(capitals, more);
        }
        chars[size] = letter;
        starts[size] = start;
        ends[size] = end;
        capitals[size++] = capital;
    }

    void add(Letters from, int at, char as) {
        add(as, from.starts[at], from.ends[at], from.capitals[at]);
    }

    void addAll(Letters from, int first, int last) {
        for (int at = first; at < last; at++) add(from, at, from.chars[at]);
    }

    int size() {
        return size;
    }

    char at(int index) {
        return chars[index];
    }

    int start(int index) {
        return starts[index];
    }

    int end(int index) {
        return ends[index];
    }

    boolean capital(int index) {
        return capitals[index];
    }

    /** The characters themselves, the first {@link #size} of them; not to be changed. */
    char[] chars() {
        return chars;
    }

    String text(int first, int last) {
        return new String(chars, first, last - first);
    }
}
