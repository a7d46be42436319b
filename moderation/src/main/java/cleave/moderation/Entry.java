package cleave.moderation;

import cleave.platform.auth.Principal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A line of an item's history.
 *
 * @param number counts the item's
 * @param operator the person who decided, or null for a program
 * @param model the program that decided, or null for a person
 */
record Entry(
        UUID item,
        long number,
        Instant at,
        Action action,
        @Nullable Principal operator,
        @Nullable String model,
        @Nullable String note) {

    /** What was done. */
    enum Action {
        VERDICT,
        HOLD,
        RELEASE
    }

    /** A program judged the item. */
    static Entry verdict(UUID item, long number, Instant at, String model, @Nullable String note) {
        return new Entry(item, number, at, Action.VERDICT, null, model, note);
    }
}
