package cleave.notification;

import cleave.platform.runtime.Setting;
import java.time.Duration;

/** How long notifications are kept, and how those that are older are deleted. */
public record CleanerSettings(
        @Setting(
                key = "notification.cleaner.interval",
                byDefault = "1h",
                min = "100ms",
                max = "30d",
                meaning = "Pause between two runs of the cleaner.")
        Duration interval,

        @Setting(
                key = "notification.retention",
                byDefault = "30d",
                min = "1s",
                max = "36500d",
                meaning = "Notifications older than this are deleted by the cleaner.")
        Duration retention,

        @Setting(
                key = "notification.cleaner.batch",
                byDefault = "500",
                min = "1",
                max = "10000",
                meaning = "Most notifications that the cleaner deletes in one transaction.")
        int batch,

        @Setting(
                key = "notification.cleaner.share",
                byDefault = "50",
                min = "0",
                max = "100",
                meaning = "Percentage of all notifications; a run that would delete more, and at least 1,000, waits for"
                        + " ./cleave clean --yes.")
        int share) {}
