package cleave.story.picture;

/**
 * What a file's first bytes tell of its picture, before any pixel is decoded.
 *
 * @param working what the decoder itself needs besides the file and the pixels that are stored, in bytes
 */
record Header(Format format, Size size, long working) {}
