package cleave.moderation.model;

import cleave.platform.runtime.Setting;
import cleave.platform.runtime.SettingsException;

/** From which probability on a text is what. */
public record ModerationThresholds(
        @Setting(
                key = "moderation.review",
                byDefault = "30",
                min = "1",
                max = "100",
                meaning = "Percent: texts that are as probably hateful stay visible and are listed for an operator."
                        + " Lower finds more hate and gives operators more to read.")
        int review,

        @Setting(
                key = "moderation.hateful",
                byDefault = "50",
                min = "1",
                max = "100",
                meaning = "Percent: texts that are as probably hateful are held. Higher holds fewer harmless texts and"
                        + " lets more hate through; docs/moderation.md has figures.")
        int hateful) {
    /** @throws SettingsException when texts would be held that are not even doubtful */
    public ModerationThresholds {
        if (review > hateful) {
            throw new SettingsException(
                    "moderation.review (" + review + ") must not be above moderation.hateful (" + hateful + ").");
        }
    }

    Label label(double score) {
        if (score * 100 >= hateful) return Label.HATEFUL;
        return score * 100 >= review ? Label.REVIEW : Label.CLEAN;
    }
}
