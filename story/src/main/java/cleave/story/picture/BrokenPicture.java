package cleave.story.picture;

import org.jspecify.annotations.Nullable;

/** The bytes begin like a picture and do not go on like one. The message is for the log and for tests. */
public final class BrokenPicture extends Exception {
    private static final long serialVersionUID = 1;

    public BrokenPicture(String message) {
        this(message, null);
    }

    public BrokenPicture(String message, @Nullable Throwable cause) {
        // Refusing what strangers send must stay cheap: no stack trace.
        super(message, cause, false, false);
    }
}
