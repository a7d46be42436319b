package cleave.moderation.training;

import cleave.moderation.model.Model.Answers;
import cleave.moderation.model.Model.Mix;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds how two answers together become the logarithm of the odds: logistic regression in which sources weigh the same. */
final class Mixing {
    private static final int ROUNDS = 2_000;
    private static final double RATE = 0.5;

    private Mixing() {}

    /** A text's answers and its label. */
    record Judged(Answers answers, Example example) {}

    static Mix fit(List<Judged> judged) {
        Map<String, Integer> counts = new HashMap<>();
        for (Judged each : judged) counts.merge(each.example().source(), 1, Integer::sum);
        double[] weights = new double[judged.size()];
        for (int at = 0; at < weights.length; at++) {
            weights[at] = 1.0
                    / counts.size()
                    / counts.getOrDefault(judged.get(at).example().source(), 1);
        }
        double linear = 1;
        double network = 1;
        double bias = 0;
        for (int round = 0; round < ROUNDS; round++) {
            double linearSlope = 0;
            double networkSlope = 0;
            double biasSlope = 0;
            for (int at = 0; at < weights.length; at++) {
                Answers answers = judged.get(at).answers();
                double odds = linear * answers.linear() + network * answers.network() + bias;
                double off = weights[at]
                        * (1 / (1 + StrictMath.exp(-odds))
                                - (judged.get(at).example().hateful() ? 1 : 0));
                linearSlope += off * answers.linear();
                networkSlope += off * answers.network();
                biasSlope += off;
            }
            linear -= RATE * linearSlope;
            network -= RATE * networkSlope;
            bias -= RATE * biasSlope;
        }
        return new Mix(linear, network, bias);
    }
}
