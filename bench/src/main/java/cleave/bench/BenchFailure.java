package cleave.bench;

import org.jspecify.annotations.Nullable;

/** A measurement could not be made or would not be true; the message says why. */
final class BenchFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BenchFailure(String message) {
        this(message, null);
    }

    BenchFailure(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
