package cleave.story.picture;

import org.jspecify.annotations.Nullable;

/**
 * What a file says beside its pixels and without what they cannot be shown rightly.
 *
 * @param profile an ICC profile as the file had it, or null; not checked
 * @param transparentGrey of 255, what is transparent where a grey sample has less than 8 bits; else −1
 */
@SuppressWarnings("ArrayRecordComponent") // shared, not compared
record Metadata(byte @Nullable [] profile, Orientation orientation, int transparentGrey) {
    static final int NO_GREY = -1;
    static final Metadata NONE = new Metadata(null, Orientation.UPRIGHT);

    Metadata(byte @Nullable [] profile, Orientation orientation) {
        this(profile, orientation, NO_GREY);
    }
}
