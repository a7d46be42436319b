package cleave.platform.events;

import cleave.platform.runtime.Setting;
import cleave.platform.runtime.SettingsException;
import java.util.regex.Pattern;

/** Whether events go over Kafka, and how they are kept there. */
public record KafkaSettings(
        @Setting(
                key = "events.url",
                byDefault = "",
                meaning = "kafka://HOST:PORT, more brokers joined by commas, carries events between processes;"
                        + " empty delivers them within the process.")
        String url,

        @Setting(key = "events.user", byDefault = "", meaning = "User at Kafka, by SASL/PLAIN; empty for none.")
        String user,

        @Setting(key = "events.password", byDefault = "", secret = true, meaning = "Password of that user.")
        String password,

        @Setting(
                key = "events.replication",
                byDefault = "1",
                min = "1",
                max = "9",
                meaning = "Brokers that keep each event; of 3 or more, two must have it before it counts as sent."
                        + " Applies to topics that are made.")
        int replication,

        @Setting(
                key = "events.partitions",
                byDefault = "4",
                min = "1",
                max = "1000",
                meaning = "Partitions of each topic that is made, one for each type of event.")
        int partitions) {
    private static final String SCHEME = "kafka://";
    private static final Pattern BROKERS = Pattern.compile(
            "([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+]):[0-9]{1,5}(,([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+]):[0-9]{1,5})*");

    /**
     * Checks the URL.
     *
     * @throws SettingsException when it is none
     */
    public KafkaSettings {
        if (!url.isEmpty()
                && !(url.startsWith(SCHEME) && BROKERS.matcher(brokers(url)).matches())) {
            throw new SettingsException("The setting events.url does not fit: write kafka://host:port, or leave it"
                    + " empty. See ./cleave config.");
        }
    }

    /** Delivery within the process. */
    public static KafkaSettings none() {
        return new KafkaSettings("", "", "", 1, 1);
    }

    boolean isSet() {
        return !url.isEmpty();
    }

    /** Host and port of each broker, joined by commas. */
    String brokers() {
        return brokers(url);
    }

    private static String brokers(String url) {
        return url.substring(Math.min(url.length(), SCHEME.length()));
    }
}
