package cleave.moderation.model;

import java.util.List;

/**
 * What a classifier says of a text.
 *
 * @param score the probability that the text is hateful, 0 to 1
 * @param reasons a few at most, the heaviest first; none overlaps another; empty for clean texts
 */
public record Verdict(Label label, double score, List<Reason> reasons) {
    public Verdict {
        reasons = List.copyOf(reasons);
    }
}
