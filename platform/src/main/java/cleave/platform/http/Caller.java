package cleave.platform.http;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * On whose behalf a thread asks another service: with their own token, within the time that their request has left, as
 * part of its trace. Immutable.
 *
 * @param authorization the header as it came, or null where there was none
 * @param requestId what logs call the request
 * @param traceparent the header with which a further request joins its trace
 * @param until in {@link System#nanoTime}, when nobody waits for the answer any more
 */
public record Caller(@Nullable String authorization, String requestId, String traceparent, long until) {
    private static final ScopedValue<Caller> CURRENT = ScopedValue.newInstance();

    /** Does the work for this caller, on this thread. */
    public <T> T asking(Callable<T> work) {
        try {
            return ScopedValue.where(CURRENT, this).call(work::call);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("the work throws no checked exceptions", e);
        }
    }

    /** Whom this thread asks for, or null where it asks for nobody. */
    public static @Nullable Caller current() {
        return CURRENT.isBound() ? CURRENT.get() : null;
    }
}
