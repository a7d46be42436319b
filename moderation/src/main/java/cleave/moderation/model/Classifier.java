package cleave.moderation.model;

/** Judges texts. Safe for many threads; the same text always gets the same verdict. */
public interface Classifier {
    /**
     * Judges a text.
     *
     * @param text any string; takes time linear in its length
     */
    Verdict judge(String text);

    /** Names the model and its settings: verdicts of the same version are alike. */
    String version();
}
