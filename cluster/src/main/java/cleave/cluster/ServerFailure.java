package cleave.cluster;

import org.jspecify.annotations.Nullable;

/** A server could not be found, prepared, started or stopped; the message says what to do or where to look. */
public class ServerFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ServerFailure(String message) {
        this(message, null);
    }

    public ServerFailure(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
