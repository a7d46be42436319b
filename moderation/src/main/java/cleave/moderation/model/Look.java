package cleave.moderation.model;

import cleave.moderation.model.Model.Answers;
import cleave.moderation.model.Model.Mix;
import cleave.moderation.model.Parts.Part;
import cleave.moderation.text.Word;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A text that is looked at: the part that looks worst, and what each word adds to that. Not for more than one thread. */
final class Look {
    private final List<Word> words;
    private final Features features;
    private final Linear linear;
    private final Network network;
    private final Network.Layers layers;
    private final Mix mix;
    private @Nullable Part worst;
    private @Nullable Answers answers;
    private double odds = Double.NEGATIVE_INFINITY;

    Look(List<Word> words, Tokens tokens, Linear linear, Network network, Mix mix) {
        this.words = words;
        this.linear = linear;
        this.network = network;
        this.mix = mix;
        features = new Features(words);
        layers = network.read(tokens);
        if (words.isEmpty()) return;
        for (Part part : Parts.of(words)) {
            network.pool(layers, part.from(), part.to());
            Answers found =
                    new Answers(linear.answer(features.row(part.from(), part.to())), network.answer(layers.pooled()));
            double its = mix.of(found);
            if (its <= odds) continue;
            odds = its;
            worst = part;
            answers = found;
        }
    }

    List<Word> words() {
        return words;
    }

    @Nullable
    Answers answers() {
        return answers;
    }

    double probability() {
        return 1 / (1 + Math.exp(-odds));
    }

    /** How much each word adds to the logarithm of the odds; 0 outside of the part that looks worst. */
    double[] shares() {
        double[] shares = new double[words.size()];
        Part part = worst;
        if (part == null) return shares;
        linearShares(part, shares);
        networkShares(part, shares);
        return shares;
    }

    /** What the network makes of a place is counted for the word in the middle of what it sees there. */
    private void networkShares(Part part, double[] shares) {
        network.pool(layers, part.from(), part.to());
        int[] highest = network.highest(layers, part.from(), part.to());
        int width = network.width();
        double times = mix.network();
        for (int unit = 0; unit < width; unit++) {
            shares[highest[unit] - 1] += times * network.out[unit] * layers.pooled()[unit];
            double mean = times * network.out[width + unit] / (part.to() - part.from());
            for (int at = part.from(); at < part.to(); at++) shares[at] += mean * layers.second()[at + 1][unit];
        }
    }

    /** A feature's part goes to its words in equal shares; how often a feature comes is left out. */
    private void linearShares(Part part, double[] shares) {
        float[] factors = features.factors(part.from(), part.to());
        for (int at = 0; at < features.count(); at++) {
            int first = features.first(at);
            int last = features.last(at);
            if (first < part.from() || last >= part.to()) continue;
            double weight = mix.linear() * factors[features.group(at)] * linear.weight(features.id(at));
            if (first == last) {
                shares[first] += weight;
            } else {
                shares[first] += weight / 2;
                shares[last] += weight / 2;
            }
        }
    }
}
