package cleave.platform.auth;

/**
 * One try under way. Say how it went, then close it; closed without a word (because something broke) it counts for
 * nothing. Belongs to one thread.
 */
public final class Attempt implements AutoCloseable {
    enum Outcome {
        UNDECIDED,
        FAILED,
        SUCCEEDED
    }

    private final Tries tries;
    private Outcome outcome = Outcome.UNDECIDED;

    Attempt(Tries tries) {
        this.tries = tries;
    }

    public void failed() {
        outcome = Outcome.FAILED;
    }

    public void succeeded() {
        outcome = Outcome.SUCCEEDED;
    }

    /** Lets the next go on. Call it once. */
    @Override
    public void close() {
        tries.end(outcome);
    }
}
