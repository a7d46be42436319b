package cleave.moderation.model;

/** Judges texts by a model and thresholds. */
final class TextClassifier implements Classifier {
    private final Model model;
    private final ModerationThresholds thresholds;
    private final String version;

    TextClassifier(Model model, ModerationThresholds thresholds, String version) {
        this.model = model;
        this.thresholds = thresholds;
        this.version = version;
    }

    @Override
    public Verdict judge(String text) {
        Look look = model.look(text);
        double score = model.canRead(look.words()) ? look.probability() : 0;
        Label label = thresholds.label(score);
        return new Verdict(label, score, Reasons.of(text, label, look));
    }

    @Override
    public String version() {
        return version;
    }
}
