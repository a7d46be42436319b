package cleave.platform.events;

import cleave.platform.runtime.Setting;
import java.time.Duration;

/** How persistently events are delivered, and how long they are kept. */
public record EventSettings(
        @Setting(
                key = "events.attempts",
                byDefault = "8",
                min = "1",
                max = "100",
                meaning = "Failed deliveries after which an event is put aside; see ./cleave replay.")
        int attempts,

        @Setting(
                key = "events.backoff",
                byDefault = "100ms",
                min = "1ms",
                max = "1m",
                meaning = "Pause after an event's first failed delivery; it doubles with each further one.")
        Duration backoff,

        @Setting(
                key = "events.backoff.max",
                byDefault = "10s",
                min = "1ms",
                max = "1h",
                meaning = "Longest pause between deliveries of an event, and between tries while a consumer is down.")
        Duration backoffMax,

        @Setting(
                key = "events.keep",
                byDefault = "24h",
                min = "0s",
                max = "365d",
                meaning = "How long delivered events are kept.")
        Duration keep,

        @Setting(
                key = "events.poll",
                byDefault = "1s",
                min = "10ms",
                max = "1m",
                meaning = "Pause between looks for events that nobody announced, such as another process's.")
        Duration poll) {}
