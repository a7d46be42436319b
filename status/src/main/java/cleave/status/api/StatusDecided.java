package cleave.status.api;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * It was decided who gets to see a status. May be delivered more than once, and after a later decision: the one with the
 * greatest number counts. Moderation publishes it; the record stands here because moderation knows statuses already, and
 * these need not know moderation.
 *
 * @param id the status's
 * @param number of the status's decisions; each is greater than that of the one before
 * @param held whether it is hidden from others
 * @param automatic whether a program decided, rather than a person
 * @param reasons of the program's verdict, also where a person decided after it
 * @param note of the person who decided, where they left one
 */
public record StatusDecided(
        UUID id,
        long number,
        boolean held,
        boolean automatic,
        List<Reason> reasons,
        @Nullable String note) {
    /** The event's name and version. A change that a consumer of this version could not read gets a new one. */
    public static final String TYPE = "cleave.moderation.decided.v1";

    /**
     * A part of the status's text that spoke for the verdict.
     *
     * @param start where it begins, in UTF-16 units
     * @param end where it ends, exclusive
     * @param weight how much of the verdict it carries
     */
    public record Reason(int start, int end, double weight) {}

    public StatusDecided {
        reasons = List.copyOf(reasons);
    }
}
