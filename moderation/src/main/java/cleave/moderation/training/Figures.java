package cleave.moderation.training;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * How well scores tell hateful texts from others.
 *
 * @param macroF1 the mean of the F1 of both labels
 * @param recall the share of the hateful ones that are found
 * @param specificity the share of the others that are left alone
 * @param auc the share of pairs of one hateful and one other text in which the hateful one has the higher score
 */
record Figures(double macroF1, double recall, double specificity, double auc) {
    /** A score and the label. */
    record Scored(double score, boolean hateful) {}

    static Figures of(List<Scored> scored, double threshold) {
        double found = 0;
        double missed = 0;
        double wronged = 0;
        double spared = 0;
        for (Scored each : scored) {
            boolean held = each.score() >= threshold;
            if (each.hateful() && held) found++;
            else if (each.hateful()) missed++;
            else if (held) wronged++;
            else spared++;
        }
        double ofHateful = 2 * found / (2 * found + wronged + missed);
        double ofOthers = 2 * spared / (2 * spared + wronged + missed);
        return new Figures(
                (ofHateful + ofOthers) / 2, found / (found + missed), spared / (spared + wronged), auc(scored));
    }

    private static double auc(List<Scored> scored) {
        Scored[] sorted = scored.toArray(Scored[]::new);
        Arrays.sort(sorted, Comparator.comparingDouble(Scored::score));
        double ranks = 0;
        double hateful = 0;
        for (int at = 0; at < sorted.length; ) {
            int next = at;
            while (next < sorted.length && sorted[next].score() == sorted[at].score()) next++;
            for (int each = at; each < next; each++) {
                if (!sorted[each].hateful()) continue;
                ranks += (at + next + 1) / 2.0;
                hateful++;
            }
            at = next;
        }
        return (ranks - hateful * (hateful + 1) / 2) / hateful / (sorted.length - hateful);
    }
}
