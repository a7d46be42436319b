package cleave.conformance;

import java.util.Locale;

/** A part of a solution that rows are about. */
enum Area {
    USER,
    STATUS,
    STORY,
    POST,
    NOTIFICATION,
    MODERATION;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
