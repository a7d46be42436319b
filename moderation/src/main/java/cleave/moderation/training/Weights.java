package cleave.moderation.training;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How much a text counts: both labels of a source the same, some sources more than others. */
final class Weights {
    private static final double MOST = 3;
    /** Found on dev: what thousands of like patterns say counts less. */
    private static final Map<String, Double> SOURCES =
            Map.of("toxigen-human", 1.2, "davidson", 1.2, "identity-madlibs", 0.3, "own", 1.0);

    private final Map<String, Double> weights = new HashMap<>();

    Weights(List<Example> examples) {
        Map<String, Integer> counts = new HashMap<>();
        for (Example example : examples) counts.merge(key(example.source(), example.hateful()), 1, Integer::sum);
        counts.forEach((key, count) -> {
            String source = key.substring(1);
            int both = counts.getOrDefault(key(source, true), 0) + counts.getOrDefault(key(source, false), 0);
            double weight = both == count ? 1 : both / 2.0 / count;
            weights.put(key, Math.min(MOST, weight * SOURCES.getOrDefault(source, 1.0)));
        });
    }

    double of(Example example) {
        return weights.getOrDefault(key(example.source(), example.hateful()), 1.0);
    }

    private static String key(String source, boolean hateful) {
        return (hateful ? "+" : "-") + source;
    }
}
