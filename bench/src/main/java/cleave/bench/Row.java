package cleave.bench;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of a report: what was measured, beside what, and the bar it has to hold.
 *
 * @param unit of the values, such as {@code requests/s}, {@code ms} or {@code MB}
 * @param peer what the first is compared with, run by run; null when the value stands for itself
 * @param leastRatio the bar for the ratio; null when there is none
 * @param most the bar for the value, in its unit; null when there is none
 * @param mostRatio the bar for a ratio that must stay small; null when there is none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Row(
        String what,
        String unit,
        Series measured,
        @Nullable Series peer,
        @Nullable Double leastRatio,
        @Nullable Double most,
        @Nullable Double mostRatio) {

    static Row compared(String what, String unit, Series measured, Series peer, double leastRatio) {
        return new Row(what, unit, measured, peer, leastRatio, null, null);
    }

    /** A comparison that has no bar. */
    static Row compared(String what, String unit, Series measured, Series peer) {
        return new Row(what, unit, measured, peer, null, null, null);
    }

    static Row atMost(String what, String unit, Series measured, double most) {
        return new Row(what, unit, measured, null, null, most, null);
    }

    /** A comparison in which less is better. */
    static Row atMostTimes(String what, String unit, Series measured, Series peer, double mostRatio) {
        return new Row(what, unit, measured, peer, null, null, mostRatio);
    }

    static Row plain(String what, String unit, Series measured) {
        return new Row(what, unit, measured, null, null, null, null);
    }

    /** The median of the ratios of the pairs, which a machine that drifts between pairs does not move. */
    @JsonProperty
    @Nullable
    Double ratio() {
        if (peer == null) {
            return null;
        }
        List<Double> ratios = new ArrayList<>();
        for (int pair = 0; pair < measured.values().size(); pair++) {
            ratios.add(measured.values().get(pair) / peer.values().get(pair));
        }
        return Statistics.median(ratios);
    }

    /** Whether the bar was held; null when there is none. */
    @JsonProperty
    @Nullable
    Boolean held() {
        Double ratio = ratio();
        if (leastRatio != null && ratio != null) {
            return ratio >= leastRatio;
        }
        if (mostRatio != null && ratio != null) {
            return ratio <= mostRatio;
        }
        return most == null ? null : measured.median() <= most;
    }
}
