package cleave.moderation.model;

import cleave.moderation.text.Word;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Finds the phrases that speak most for a verdict. */
final class Reasons {
    private static final int MOST = 3;
    private static final int MOST_WORDS = 6;
    /** Of the heaviest word; what weighs less is no reason. */
    private static final double LEAST_SHARE = 0.25;

    private Reasons() {}

    static List<Reason> of(String text, Label label, Look look) {
        if (label == Label.CLEAN) return List.of();
        List<Word> words = look.words();
        double[] shares = look.shares();
        double most = 0;
        for (double share : shares) most = Math.max(most, share);
        List<Reason> reasons = new ArrayList<>();
        for (int from = 0; from < shares.length; ) {
            if (shares[from] <= 0 || shares[from] < LEAST_SHARE * most) {
                from++;
                continue;
            }
            int to = from + 1;
            double weight = shares[from];
            // Several words of one place, such as those of an emoji's name, are never parted.
            while (to < shares.length
                    && (overlaps(words, to) || (shares[to] >= LEAST_SHARE * most && to - from < MOST_WORDS))) {
                weight += shares[to++];
            }
            int start = words.get(from).start();
            int end = words.get(to - 1).end();
            if (weight > 0) reasons.add(new Reason(text.substring(start, end), start, end, rounded(weight)));
            from = to;
        }
        reasons.sort(Comparator.comparingDouble(Reason::weight).reversed().thenComparingInt(Reason::start));
        return reasons.size() > MOST ? reasons.subList(0, MOST) : reasons;
    }

    private static boolean overlaps(List<Word> words, int at) {
        return words.get(at).start() < words.get(at - 1).end();
    }

    private static double rounded(double weight) {
        return Math.max(0.001, Math.round(weight * 1000) / 1000.0);
    }
}
