package cleave.platform.runtime;

/** A setting that stops the start. The message is one line for the operator and says what to do. */
public final class SettingsException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public SettingsException(String message) {
        super(message);
    }
}
