package cleave.platform.events;

import cleave.platform.events.OutboxRows.Pending;
import java.time.Duration;

/**
 * A delivery that failed.
 *
 * @param attempts those that failed, this one included
 * @param pause until the next
 */
record Failed(Pending row, int attempts, Duration pause, String error) {
    private static final int MOST = 1_000;

    /** For the log. */
    @Override
    public String toString() {
        return row.type() + " " + row.id() + ", attempt " + attempts + ": " + error;
    }

    /** Class and message of the error and of what is behind it; databases' messages carry no values here. */
    static String text(Throwable error) {
        String text = error.toString();
        for (Throwable cause = error.getCause(); cause != null; cause = cause.getCause()) {
            if (cause.getCause() == null) text += "; caused by " + cause;
        }
        return text.length() <= MOST ? text : text.substring(0, MOST);
    }
}
