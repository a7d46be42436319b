package cleave.moderation;

import cleave.moderation.model.Classifier;
import cleave.moderation.model.Label;
import cleave.moderation.model.Verdict;
import cleave.status.api.StatusDecided.Reason;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Judges texts with a model, whatever the model does. Safe for many threads. */
final class Judge {
    private static final Logger log = LoggerFactory.getLogger(Judge.class);
    private static final String FAILED = "The program could not judge this text.";

    private final Classifier classifier;

    /**
     * What came of judging a text.
     *
     * @param fault what to tell people where the model failed, else null
     */
    record Judged(Item.Judgement verdict, @Nullable String fault) {}

    Judge(Classifier classifier) {
        this.classifier = classifier;
    }

    String version() {
        return classifier.version();
    }

    /** A text that breaks the model is for people to look at: to try it again would break it again. */
    Judged judge(String text) {
        try {
            Verdict verdict = classifier.judge(text);
            List<Reason> reasons = verdict.reasons().stream()
                    .map(reason -> new Reason(reason.start(), reason.end(), reason.weight()))
                    .toList();
            for (Reason reason : reasons) check(reason, text);
            Item.Judgement judgement = new Item.Judgement(verdict.label(), verdict.score(), version(), reasons);
            return new Judged(judgement, null);
        } catch (RuntimeException | StackOverflowError e) {
            log.error("A text of {} characters breaks {}", text.length(), version(), e);
            return new Judged(new Item.Judgement(Label.REVIEW, null, version(), List.of()), FAILED);
        }
    }

    private static void check(Reason reason, String text) {
        boolean within = 0 <= reason.start() && reason.start() < reason.end() && reason.end() <= text.length();
        if (!within) throw new IllegalStateException("a reason lies outside of the text");
    }
}
