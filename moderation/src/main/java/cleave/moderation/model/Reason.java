package cleave.moderation.model;

/**
 * A part of the text that spoke for its label.
 *
 * @param text the slice itself
 * @param start where it begins in the text that was judged, in UTF-16 units
 * @param end where it ends, exclusive
 * @param weight how much of the score it carries; above 0, the heaviest first
 */
public record Reason(String text, int start, int end, double weight) {}
