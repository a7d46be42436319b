package cleave.story.picture;

/**
 * What a decoder makes of a file: samples that were shrunk already, with what is needed to show them rightly.
 *
 * @param bytes may be longer than the samples that are in it
 */
@SuppressWarnings("ArrayRecordComponent") // shared, not compared
record Decoded(Size size, Samples samples, byte[] bytes, Metadata metadata) {}
