package cleave.moderation.text;

/**
 * A word as it is read, and where it stands.
 *
 * @param text in small letters, without accents and disguise
 * @param start where what it was read from begins in the text, in UTF-16 units
 * @param end where that ends, exclusive
 * @param endsSentence whether a sentence ends after it
 * @param picture whether it names an emoji
 */
public record Word(String text, int start, int end, boolean endsSentence, boolean picture) {
    /** Whether it is what is written, and no name of an emoji, a link or a mention. */
    public boolean isWritten() {
        return !picture && !text.equals(Repair.USER) && !text.equals(Repair.LINK);
    }
}
