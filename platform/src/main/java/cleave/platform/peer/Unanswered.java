package cleave.platform.peer;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A service that was asked and did not answer as it should. The message is for the log. */
public final class Unanswered extends IOException {
    private static final long serialVersionUID = 1;

    private final boolean mayHaveExecuted;

    Unanswered(String peer, String what, boolean mayHaveExecuted, @Nullable Throwable cause) {
        super(peer + ": " + what, cause);
        this.mayHaveExecuted = mayHaveExecuted;
    }

    /** False where the question certainly had no effect; true where nobody knows. */
    public boolean mayHaveExecuted() {
        return mayHaveExecuted;
    }
}
