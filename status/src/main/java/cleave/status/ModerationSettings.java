package cleave.status;

import cleave.platform.runtime.Setting;

/** When others get to see a new status. */
public record ModerationSettings(
        @Setting(
                key = "moderation.publish",
                byDefault = "after",
                meaning = "Whether others see a new status at once and it is judged after that, or it is published"
                        + " only once it was judged (before).")
        Publish publish) {

    /** When a status is published: after it was written, or not before its verdict. */
    public enum Publish {
        AFTER,
        BEFORE
    }
}
