package cleave.moderation;

import cleave.moderation.model.Label;
import cleave.platform.auth.Principal;
import cleave.status.api.StatusDecided.Reason;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A status and what is thought of it.
 *
 * @param id the status's
 * @param number of its decisions so far
 * @param byOperator whether a person made the last one
 * @param note of that person
 * @param verdict the program's last one
 */
record Item(
        UUID id,
        Principal author,
        String text,
        Instant createdAt,
        State state,
        long number,
        boolean byOperator,
        @Nullable String note,
        Judgement verdict) {

    /** Where it stands. */
    enum State {
        /** There is nothing that a person should look at. */
        CLEAN,
        /** Visible to all; a person should look at it. */
        REVIEW,
        /** Hidden from all but its author. */
        HELD,
        /** Visible to all, because a person said so. */
        RELEASED;

        /** Where a verdict puts it. */
        static State of(Label label) {
            return switch (label) {
                case CLEAN -> CLEAN;
                case REVIEW -> REVIEW;
                case HATEFUL -> HELD;
            };
        }
    }

    /**
     * What a program says of a text.
     *
     * @param score null where it could not judge it
     * @param reasons lie within the text
     */
    record Judgement(Label label, @Nullable Double score, String model, List<Reason> reasons) {}

    boolean isHeld() {
        return state == State.HELD;
    }
}
