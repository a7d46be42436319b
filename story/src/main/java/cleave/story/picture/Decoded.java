package cleave.story.picture;

import org.jspecify.annotations.Nullable;

/**
 * What a decoder makes of a file: samples that were shrunk already, with what is needed to show them rightly.
 *
 * @param profile an ICC profile as the file had it, or null; not checked
 */
@SuppressWarnings("ArrayRecordComponent") // shared, not compared
public record Decoded(Size size, Samples samples, byte[] bytes, byte @Nullable [] profile, Orientation orientation) {}
