package cleave.moderation.training;

import cleave.moderation.model.Network;
import cleave.moderation.model.Tokens;
import cleave.moderation.model.Vectors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * Trains a {@link Network} by gradient descent (Adam, small batches, dropout). One thread and only arithmetic that is
 * the same on every machine: the same rows and seed give the same weights bit by bit.
 */
final class NetworkTrainer {
    private static final int BATCH = 32;
    private static final float MOMENTUM = 0.9f;
    private static final float DECAY = 0.999f;
    /** Words that are hidden, so that no single one decides. */
    private static final float HIDDEN = 0.03f;

    private static final float KEEP_INPUT = 0.8f;
    private static final float KEEP_POOLED = 0.7f;
    private static final double SPREAD = 0.1;

    /**
     * A text, and how much it counts.
     *
     * @param truth how probably it is hateful: 0 or 1 for a label
     */
    record Row(Tokens tokens, float truth, float weight) {}

    private final SplittableRandom random;
    private final Network network;
    private final Network.Layers layers;
    private final Network.Layers slopes;
    private final float[] pooledMask;
    private final float[][] firstTurned;
    private final float[][] secondTurned;
    private final Adam words;
    private final Adam groups;
    private final List<Adam> rest = new ArrayList<>();
    private final Adam first;
    private final Adam second;
    private final Adam biases;
    private int steps;

    NetworkTrainer(int words, Trainer.Sizes sizes, int longest, long seed) {
        int dimensions = sizes.dimensions();
        int width = sizes.width();
        random = new SplittableRandom(seed);
        float[][] wordRows = new float[words][dimensions];
        float[][] groupRows = new float[sizes.groups()][dimensions];
        network = new Network(Vectors.of(wordRows), Vectors.of(groupRows), dimensions, width);
        layers = new Network.Layers(network, longest);
        slopes = new Network.Layers(network, longest);
        pooledMask = new float[2 * width];
        firstTurned = new float[Network.WINDOW * width][dimensions];
        secondTurned = new float[Network.WINDOW * width][width];
        start(wordRows, SPREAD);
        start(groupRows, SPREAD);
        start(network.first, Math.sqrt(2.0 / network.first.length));
        start(network.second, Math.sqrt(2.0 / network.second.length));
        start(new float[][] {network.out}, SPREAD);
        network.out[2 * width] = 0;
        this.words = new Adam(wordRows);
        this.groups = new Adam(groupRows);
        first = new Adam(network.first);
        second = new Adam(network.second);
        biases = new Adam(new float[][] {network.firstBias, network.secondBias, network.out});
        rest.addAll(List.of(first, second, biases));
        turn();
    }

    private void start(float[][] rows, double spread) {
        for (float[] row : rows) {
            for (int at = 0; at < row.length; at++) row[at] = (float) (gaussian() * spread);
        }
    }

    /** About normal: a sum of twelve, which needs no function that differs between machines. */
    private double gaussian() {
        double sum = -6;
        for (int each = 0; each < 12; each++) sum += random.nextDouble();
        return sum;
    }

    Network train(List<Row> examples, int rounds, double rate, Consumer<String> progress) {
        int[] order = new int[examples.size()];
        for (int at = 0; at < order.length; at++) order[at] = at;
        long all = (long) rounds * order.length;
        long done = 0;
        for (int round = 1; round <= rounds; round++) {
            shuffle(order);
            double loss = 0;
            for (int at = 0; at < order.length; at++) {
                loss += learn(examples.get(order[at]));
                done++;
                if (done % BATCH == 0 || at == order.length - 1) step((float) (rate * (1 - 0.95 * done / all)));
            }
            progress.accept("round %d of %d, loss %.4f".formatted(round, rounds, loss / order.length));
        }
        return network;
    }

    /** The logarithm of the odds of a text. */
    float answer(Tokens tokens) {
        int size = tokens.words().length;
        for (int at = 0; at < size; at++) {
            network.embed(tokens.words()[at], tokens.parts()[at], layers.input()[at + 1]);
        }
        network.convolve(layers, size);
        network.pool(layers, 0, size);
        return network.answer(layers.pooled());
    }

    private void shuffle(int[] order) {
        for (int at = order.length - 1; at > 0; at--) {
            int other = random.nextInt(at + 1);
            int kept = order[at];
            order[at] = order[other];
            order[other] = kept;
        }
    }

    private double learn(Row example) {
        Tokens tokens = example.tokens();
        int size = tokens.words().length;
        for (int at = 0; at < size; at++) {
            float[] input = layers.input()[at + 1];
            network.embed(tokens.words()[at], tokens.parts()[at], input);
            if (random.nextInt() >>> 8 < HIDDEN * (1 << 24)) Arrays.fill(input, 0);
            else drop(input, KEEP_INPUT);
        }
        network.convolve(layers, size);
        network.pool(layers, 0, size);
        float[] pooled = layers.pooled();
        for (int at = 0; at < pooled.length; at++) {
            pooledMask[at] = random.nextInt() >>> 8 < KEEP_POOLED * (1 << 24) ? 1 / KEEP_POOLED : 0;
            pooled[at] *= pooledMask[at];
        }
        double answer = network.answer(pooled);
        double probability = 1 / (1 + StrictMath.exp(-answer));
        double truth = example.truth();
        back(tokens, size, (float) (example.weight() * (probability - truth) / BATCH));
        double off = truth * StrictMath.log(Math.max(1e-9, probability))
                + (1 - truth) * StrictMath.log(Math.max(1e-9, 1 - probability));
        return -example.weight() * off;
    }

    private void drop(float[] values, float keep) {
        for (int at = 0; at < values.length; at++) {
            values[at] = random.nextInt() >>> 8 < keep * (1 << 24) ? values[at] / keep : 0;
        }
    }

    private void back(Tokens tokens, int size, float slope) {
        int width = network.width();
        for (int at = 1; at <= size; at++) Arrays.fill(slopes.second()[at], 0);
        for (int at = 0; at <= size + 1; at++) {
            Arrays.fill(slopes.first()[at], 0);
            Arrays.fill(slopes.input()[at], 0);
        }
        float[] out = biases.slopes[2];
        Network.addTimes(out, withOne(layers.pooled()), slope);
        float[] mean = new float[width];
        int[] highest = network.highest(layers, 0, size);
        for (int unit = 0; unit < width; unit++) {
            slopes.second()[highest[unit]][unit] += slope * network.out[unit] * pooledMask[unit];
            mean[unit] = slope * network.out[width + unit] * pooledMask[width + unit] / size;
        }
        for (int at = 1; at <= size; at++) {
            float[] row = slopes.second()[at];
            Network.addTimes(row, mean, 1);
            cut(row, layers.second()[at]);
            Network.addTimes(biases.slopes[1], row, 1);
        }
        weights(layers.first(), slopes.second(), size, second);
        inputs(slopes.second(), secondTurned, slopes.first(), size);
        for (int at = 1; at <= size; at++) {
            float[] row = slopes.first()[at];
            cut(row, layers.first()[at]);
            Network.addTimes(biases.slopes[0], row, 1);
        }
        weights(layers.input(), slopes.first(), size, first);
        inputs(slopes.first(), firstTurned, slopes.input(), size);
        for (int at = 0; at < size; at++) {
            float[] row = slopes.input()[at + 1];
            for (int unit = 0; unit < row.length; unit++) {
                row[unit] = layers.input()[at + 1][unit] == 0 ? 0 : row[unit] / KEEP_INPUT;
            }
            if (tokens.words()[at] >= 0) words.add(tokens.words()[at], row, 1);
            int[] parts = tokens.parts()[at];
            for (int part : parts) groups.add(part, row, 1f / parts.length);
        }
    }

    private float[] withOne(float[] pooled) {
        float[] more = Arrays.copyOf(pooled, pooled.length + 1);
        more[pooled.length] = 1;
        return more;
    }

    private static void cut(float[] slopes, float[] values) {
        for (int unit = 0; unit < slopes.length; unit++) slopes[unit] = values[unit] > 0 ? slopes[unit] : 0;
    }

    private static void weights(float[][] input, float[][] slopes, int size, Adam into) {
        int units = input[0].length;
        for (int place = 0; place < Network.WINDOW; place++) {
            for (int unit = 0; unit < units; unit++) {
                float[] row = into.slopes[place * units + unit];
                int at = 1;
                for (; at + 3 <= size; at += 4) {
                    float a = input[at - 1 + place][unit];
                    float b = input[at + place][unit];
                    float c = input[at + 1 + place][unit];
                    float d = input[at + 2 + place][unit];
                    if (a == 0 && b == 0 && c == 0 && d == 0) continue;
                    Network.addTimes(row, slopes[at], a, slopes[at + 1], b, slopes[at + 2], c, slopes[at + 3], d);
                }
                for (; at <= size; at++) {
                    float value = input[at - 1 + place][unit];
                    if (value != 0) Network.addTimes(row, slopes[at], value);
                }
            }
        }
    }

    private static void inputs(float[][] slopes, float[][] turned, float[][] into, int size) {
        int width = slopes[0].length;
        for (int place = 0; place < Network.WINDOW; place++) {
            for (int at = 1; at <= size; at++) {
                int source = at - 1 + place;
                if (source < 1 || source > size) continue;
                float[] row = slopes[at];
                for (int unit = 0; unit < width; unit += 4) {
                    float a = row[unit];
                    float b = row[unit + 1];
                    float c = row[unit + 2];
                    float d = row[unit + 3];
                    if (a == 0 && b == 0 && c == 0 && d == 0) continue;
                    int from = place * width + unit;
                    Network.addTimes(
                            into[source],
                            turned[from],
                            a,
                            turned[from + 1],
                            b,
                            turned[from + 2],
                            c,
                            turned[from + 3],
                            d);
                }
            }
        }
    }

    private void step(float rate) {
        steps++;
        float first = (float) (1 - StrictMath.pow(MOMENTUM, steps));
        float second = (float) (1 - StrictMath.pow(DECAY, steps));
        words.step(rate, first, second);
        groups.step(rate, first, second);
        for (Adam each : rest) {
            each.touchAll();
            each.step(rate, first, second);
        }
        turn();
    }

    /** Rows by what comes out, for the way back. */
    private void turn() {
        turn(network.first, firstTurned);
        turn(network.second, secondTurned);
    }

    private static void turn(float[][] rows, float[][] into) {
        int units = rows.length / Network.WINDOW;
        int width = rows[0].length;
        for (int place = 0; place < Network.WINDOW; place++) {
            for (int unit = 0; unit < units; unit++) {
                for (int to = 0; to < width; to++) into[place * width + to][unit] = rows[place * units + unit][to];
            }
        }
    }

    /** Weights with their slopes and what Adam remembers; only rows that were touched are moved. */
    private static final class Adam {
        private final float[][] weights;
        final float[][] slopes;
        private final float[][] means;
        private final float[][] squares;
        private final boolean[] touched;
        private int[] rows = new int[64];
        private int count;

        Adam(float[][] weights) {
            this.weights = weights;
            slopes = like(weights);
            means = like(weights);
            squares = like(weights);
            touched = new boolean[weights.length];
        }

        private static float[][] like(float[][] rows) {
            return Arrays.stream(rows).map(row -> new float[row.length]).toArray(float[][]::new);
        }

        void add(int row, float[] slope, float times) {
            touch(row);
            Network.addTimes(slopes[row], slope, times);
        }

        void touchAll() {
            for (int row = 0; row < weights.length; row++) touch(row);
        }

        private void touch(int row) {
            if (touched[row]) return;
            touched[row] = true;
            if (count == rows.length) rows = Arrays.copyOf(rows, 2 * count);
            rows[count++] = row;
        }

        void step(float rate, float first, float second) {
            for (int at = 0; at < count; at++) {
                int row = rows[at];
                touched[row] = false;
                move(weights[row], slopes[row], means[row], squares[row], rate / first, 1 / second);
            }
            count = 0;
        }

        private static void move(
                float[] weights, float[] slopes, float[] means, float[] squares, float rate, float second) {
            for (int at = 0; at < weights.length; at++) {
                float slope = slopes[at];
                means[at] = MOMENTUM * means[at] + (1 - MOMENTUM) * slope;
                squares[at] = DECAY * squares[at] + (1 - DECAY) * slope * slope;
                weights[at] -= rate * means[at] / ((float) Math.sqrt(squares[at] * second) + 1e-8f);
                slopes[at] = 0;
            }
        }
    }
}
