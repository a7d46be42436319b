package cleave.story.picture;

/** A picture that has more pixels than are taken. */
final class TooManyPixels extends Exception {
    private static final long serialVersionUID = 1;

    TooManyPixels() {
        super("too many pixels", null, false, false);
    }
}
