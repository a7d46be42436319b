package cleave.conformance;

/** The base URL gave no answer. The message is safe to show and says what to do. */
public final class UnreachableException extends Exception {
    UnreachableException(String message) {
        super(message);
    }
}
