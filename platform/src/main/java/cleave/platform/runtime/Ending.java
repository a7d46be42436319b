package cleave.platform.runtime;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/** Waits for threads that were told to end. */
public final class Ending {
    private Ending() {}

    /**
     * Returns when the thread has ended, or after the limit with a warning, or at once where this thread is interrupted.
     *
     * @param thread null where there is none
     */
    public static void await(@Nullable Thread thread, Duration limit, Logger log) {
        try {
            if (thread != null && !thread.join(limit)) log.warn("{} did not end in time", thread.getName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
