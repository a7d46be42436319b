package cleave.platform.objects;

import cleave.platform.runtime.Setting;
import cleave.platform.runtime.SettingsException;
import java.time.Duration;

/** How long signed URLs of media live. */
public record MediaSettings(
        @Setting(
                key = "media.window",
                byDefault = "1h",
                min = "1s",
                max = "30d",
                meaning =
                        "For so long all readers get the same URL of a picture or snippet, so that caches can keep it.")
        Duration window,

        @Setting(
                key = "media.validity",
                byDefault = "2h",
                min = "1s",
                max = "60d",
                meaning = "A URL works for so long from the start of its window; at least media.window.")
        Duration validity,

        @Setting(
                key = "media.by",
                byDefault = "process",
                meaning = "Who answers URLs of media: process, or store, behind a proxy that passes /media/ on to"
                        + " the S3 whose bucket is called media.")
        By by) {

    /** Who answers. */
    public enum By {
        PROCESS,
        STORE
    }

    public MediaSettings {
        if (validity.compareTo(window) < 0) {
            throw new SettingsException("The setting media.validity does not fit: it must be at least media.window,"
                    + " or URLs would stop working while they are still given out.");
        }
    }
}
