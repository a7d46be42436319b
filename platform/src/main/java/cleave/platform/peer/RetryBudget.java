package cleave.platform.peer;

/**
 * Lets a tenth of all questions be asked again, so that retries never become a second storm upon a service that is in
 * trouble. Safe for many threads.
 */
final class RetryBudget {
    private static final int PER_RETRY = 10;
    private static final int MOST = 10 * PER_RETRY;

    private int saved = MOST;

    synchronized void asked() {
        if (saved < MOST) saved++;
    }

    synchronized boolean takeRetry() {
        if (saved < PER_RETRY) return false;
        saved -= PER_RETRY;
        return true;
    }
}
