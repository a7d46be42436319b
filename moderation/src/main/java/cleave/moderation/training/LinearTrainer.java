package cleave.moderation.training;

import cleave.moderation.model.Features;
import cleave.moderation.model.Features.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * Finds the weights of a linear support vector machine with squared hinge loss, by dual coordinate descent: the method
 * of LIBLINEAR, which is written out here because that gives each text the weight of its label, not its own. One
 * thread: the same rows and seed give the same weights bit by bit.
 */
final class LinearTrainer {
    private static final int MOST_ROUNDS = 20;
    private static final double CLOSE_ENOUGH = 0.05;
    private final List<Row> rows = new ArrayList<>();
    private double[] costs = new double[1024];
    private boolean[] hateful = new boolean[1024];

    /** @param cost what an error on it costs, against the length of the weights */
    void add(Row row, boolean isHateful, double cost) {
        int at = rows.size();
        if (at == costs.length) {
            costs = Arrays.copyOf(costs, 2 * at);
            hateful = Arrays.copyOf(hateful, 2 * at);
        }
        rows.add(row);
        costs[at] = cost;
        hateful[at] = isHateful;
    }

    int size() {
        return rows.size();
    }

    double[] solve(long seed, Consumer<String> progress) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] weights = new double[Features.SIZE];
        double[] dual = new double[rows.size()];
        int[] order = new int[rows.size()];
        for (int at = 0; at < order.length; at++) order[at] = at;
        for (int round = 1; round <= MOST_ROUNDS; round++) {
            shuffle(order, random);
            double furthest = 0;
            for (int at : order) furthest = Math.max(furthest, improve(at, weights, dual));
            progress.accept("weights: round %d, furthest off %.3f".formatted(round, furthest));
            if (furthest < CLOSE_ENOUGH) break;
        }
        return weights;
    }

    private static void shuffle(int[] order, SplittableRandom random) {
        for (int at = order.length - 1; at > 0; at--) {
            int other = random.nextInt(at + 1);
            int kept = order[at];
            order[at] = order[other];
            order[other] = kept;
        }
    }

    /** Moves one row's dual variable to where it is best; how far off it was. */
    private double improve(int at, double[] weights, double[] dual) {
        Row row = rows.get(at);
        int[] ids = row.ids();
        float[] values = row.values();
        double sign = hateful[at] ? 1 : -1;
        double softness = 1 / (2 * costs[at]);
        double sum = 0;
        for (int each = 0; each < ids.length; each++) sum += weights[ids[each]] * values[each];
        double slope = sign * sum - 1 + dual[at] * softness;
        double off = dual[at] == 0 ? Math.min(slope, 0) : slope;
        if (off == 0) return 0;
        double before = dual[at];
        dual[at] = Math.max(0, before - slope / (1 + softness));
        double step = (dual[at] - before) * sign;
        for (int each = 0; each < ids.length; each++) weights[ids[each]] += step * values[each];
        return Math.abs(off);
    }
}
