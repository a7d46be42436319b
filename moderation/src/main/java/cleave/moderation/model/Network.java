package cleave.moderation.model;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * A small convolutional network: words and their groups of letters as vectors, two layers that each look at three
 * neighbours, the highest and the mean of what they see. Loops run over whole rows because the JVM makes vector
 * instructions of those. Its weights do not change while it is used, then it is safe for many threads.
 */
public final class Network {
    /** Positions that a window covers. */
    public static final int WINDOW = 3;

    public final Vectors words;
    public final Vectors groups;
    public final float[][] first;
    public final float[] firstBias;
    public final float[][] second;
    public final float[] secondBias;
    /** For the highest of each, then for the mean of each; the last is what is added to all. */
    public final float[] out;

    private final AtomicReferenceArray<float @Nullable [][]> known;

    public Network(Vectors words, Vectors groups, int dimensions, int width) {
        this.words = words;
        this.groups = groups;
        first = new float[WINDOW * dimensions][width];
        firstBias = new float[width];
        second = new float[WINDOW * width][width];
        secondBias = new float[width];
        out = new float[2 * width + 1];
        known = new AtomicReferenceArray<>(words.count());
    }

    public int dimensions() {
        return first.length / WINDOW;
    }

    public int width() {
        return firstBias.length;
    }

    /** What it makes of a text between input and answer; kept to spare making it again. Not for more than one thread. */
    @SuppressWarnings("ArrayRecordComponent")
    public record Layers(float[][] input, float[][] first, float[][] second, float[] pooled) {
        public Layers(Network network, int longest) {
            this(
                    new float[longest + 2][network.dimensions()],
                    new float[longest + 2][network.width()],
                    new float[longest + 2][network.width()],
                    new float[2 * network.width()]);
        }
    }

    /** The vector of a word: its own, when it is known, and the mean of its groups of letters. */
    public void embed(int word, int[] parts, float[] into) {
        if (word >= 0) System.arraycopy(words.get(word), 0, into, 0, into.length);
        else Arrays.fill(into, 0);
        float share = parts.length == 0 ? 0 : 1f / parts.length;
        for (int part : parts) addTimes(into, groups.get(part), share);
    }

    /** Both layers of a text, when nothing is learnt any more. The input is left out. */
    Layers read(Tokens tokens) {
        int size = tokens.words().length;
        Layers layers = new Layers(
                new float[0][], new float[size + 2][width()], new float[size + 2][width()], new float[2 * width()]);
        for (int at = 0; at < size; at++) {
            float[][] seen = seen(tokens.words()[at], tokens.parts()[at]);
            // The window around the word after this sees it first, that around the word before last.
            for (int place = 0; place < WINDOW; place++) addTimes(layers.first[at + 2 - place], seen[place], 1);
        }
        Arrays.fill(layers.first[0], 0);
        Arrays.fill(layers.first[size + 1], 0);
        for (int at = 1; at <= size; at++) {
            float[] row = layers.first[at];
            for (int unit = 0; unit < row.length; unit++) row[unit] = Math.max(0, row[unit] + firstBias[unit]);
        }
        convolve(layers.first, size, second, secondBias, layers.second);
        return layers;
    }

    /** What the first layer sees of a word at each place of its window; kept for known words, of which there are few. */
    private float[][] seen(int word, int[] parts) {
        float @Nullable [][] kept = word < 0 ? null : known.get(word);
        if (kept != null) return kept;
        int dimensions = dimensions();
        float[] input = new float[dimensions];
        embed(word, parts, input);
        float[][] seen = new float[WINDOW][width()];
        for (int place = 0; place < WINDOW; place++) {
            for (int unit = 0; unit < dimensions; unit++) {
                addTimes(seen[place], first[place * dimensions + unit], input[unit]);
            }
        }
        if (word >= 0) known.set(word, seen);
        return seen;
    }

    /** Fills both layers from the input at places 1 to size; places 0 and size + 1 are made empty. */
    public void convolve(Layers layers, int size) {
        Arrays.fill(layers.input[0], 0);
        Arrays.fill(layers.input[size + 1], 0);
        Arrays.fill(layers.first[0], 0);
        Arrays.fill(layers.first[size + 1], 0);
        convolve(layers.input, size, first, firstBias, layers.first);
        convolve(layers.first, size, second, secondBias, layers.second);
    }

    /** Finds the highest and the mean of what the second layer holds of the words from one to before another. */
    public void pool(Layers layers, int from, int to) {
        int width = width();
        float[] pooled = layers.pooled;
        Arrays.fill(pooled, 0);
        for (int at = from + 1; at <= to; at++) {
            float[] row = layers.second[at];
            for (int unit = 0; unit < width; unit++) pooled[unit] = Math.max(pooled[unit], row[unit]);
            for (int unit = 0; unit < width; unit++) pooled[width + unit] += row[unit];
        }
        for (int unit = width; unit < pooled.length; unit++) pooled[unit] /= to - from;
    }

    /** The first place in the second layer where each unit is highest, of the same words. */
    public int[] highest(Layers layers, int from, int to) {
        int[] highest = new int[width()];
        float[] most = new float[width()];
        Arrays.fill(highest, from + 1);
        for (int at = from + 1; at <= to; at++) {
            float[] row = layers.second[at];
            for (int unit = 0; unit < row.length; unit++) {
                if (row[unit] <= most[unit]) continue;
                most[unit] = row[unit];
                highest[unit] = at;
            }
        }
        return highest;
    }

    /** The logarithm of the odds. */
    public float answer(float[] pooled) {
        float sum = out[pooled.length];
        for (int at = 0; at < pooled.length; at++) sum += out[at] * pooled[at];
        return sum;
    }

    /** One layer at places 1 to size, of what is not 0 in the one below: that is little of it. */
    private static void convolve(float[][] input, int size, float[][] weights, float[] bias, float[][] into) {
        int units = input[0].length;
        int[] rows = new int[units];
        for (int at = 1; at <= size; at++) System.arraycopy(bias, 0, into[at], 0, bias.length);
        for (int from = 1; from <= size; from++) {
            float[] values = input[from];
            int count = 0;
            for (int unit = 0; unit < units; unit++) {
                rows[count] = unit;
                count += values[unit] == 0 ? 0 : 1;
            }
            // The window around the word after this sees it first, that around the word before last.
            for (int place = 0; place < WINDOW; place++) {
                int at = from + 1 - place;
                if (at >= 1 && at <= size) addRows(values, rows, count, place * units, weights, into[at]);
            }
        }
        for (int at = 1; at <= size; at++) cutBelowZero(into[at]);
    }

    private static void addRows(float[] values, int[] rows, int count, int first, float[][] weights, float[] into) {
        int at = 0;
        for (; at + 3 < count; at += 4) {
            addTimes(
                    into,
                    weights[first + rows[at]],
                    values[rows[at]],
                    weights[first + rows[at + 1]],
                    values[rows[at + 1]],
                    weights[first + rows[at + 2]],
                    values[rows[at + 2]],
                    weights[first + rows[at + 3]],
                    values[rows[at + 3]]);
        }
        for (; at < count; at++) addTimes(into, weights[first + rows[at]], values[rows[at]]);
    }

    private static void cutBelowZero(float[] row) {
        for (int unit = 0; unit < row.length; unit++) row[unit] = Math.max(0, row[unit]);
    }

    public static void addTimes(float[] into, float[] row, float times) {
        for (int at = 0; at < into.length; at++) into[at] = Math.fma(times, row[at], into[at]);
    }

    public static void addTimes(
            float[] into,
            float[] a,
            float timesA,
            float[] b,
            float timesB,
            float[] c,
            float timesC,
            float[] d,
            float timesD) {
        for (int at = 0; at < into.length; at++) {
            into[at] = Math.fma(
                    timesA, a[at], Math.fma(timesB, b[at], Math.fma(timesC, c[at], Math.fma(timesD, d[at], into[at]))));
        }
    }
}
