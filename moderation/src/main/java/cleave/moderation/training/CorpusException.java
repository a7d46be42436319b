package cleave.moderation.training;

/** The labelled texts are not there or not as they should be; its message says what to do. */
public final class CorpusException extends RuntimeException {
    private static final long serialVersionUID = 1;

    CorpusException(String message) {
        super(message);
    }
}
