package cleave.moderation;

import cleave.moderation.model.Classifier;
import cleave.moderation.model.Label;
import cleave.moderation.model.Reason;
import cleave.moderation.model.Verdict;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Finds what its words say: {@code HATE} is hateful, {@code DOUBT} is for people to look at, {@code BREAK} breaks it, and
 * {@code WRONG} makes it give a reason that lies outside of the text.
 */
final class MarkedWords implements Classifier {
    final AtomicInteger judged = new AtomicInteger();
    private final String version;
    private final String hateful;

    MarkedWords() {
        this("marked-1", "HATE");
    }

    /** Another model, for which another word is hateful. */
    MarkedWords(String version, String hateful) {
        this.version = version;
        this.hateful = hateful;
    }

    @Override
    public Verdict judge(String text) {
        judged.incrementAndGet();
        if (text.contains("BREAK")) throw new IllegalStateException("broken by a text");
        if (text.contains("WRONG")) return verdict(Label.HATEFUL, 0.9, text.length(), text.length() + 1, "?");
        int at = text.indexOf(hateful);
        if (at >= 0) return verdict(Label.HATEFUL, 0.9, at, at + hateful.length(), hateful);
        int doubt = text.indexOf("DOUBT");
        return doubt >= 0
                ? verdict(Label.REVIEW, 0.5, doubt, doubt + 5, "DOUBT")
                : new Verdict(Label.CLEAN, 0.1, List.of());
    }

    private static Verdict verdict(Label label, double score, int start, int end, String text) {
        return new Verdict(label, score, List.of(new Reason(text, start, end, 1)));
    }

    @Override
    public String version() {
        return version;
    }
}
