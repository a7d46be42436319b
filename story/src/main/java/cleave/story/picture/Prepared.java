package cleave.story.picture;

/**
 * An upload, ready to be stored.
 *
 * @param uploaded SHA-256 of the file as it came, in lower-case hexadecimal
 */
public record Prepared(String uploaded, Picture picture, Picture preview) {}
