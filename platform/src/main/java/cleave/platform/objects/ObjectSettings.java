package cleave.platform.objects;

import cleave.platform.runtime.Setting;
import java.time.Duration;

/** Where pictures and snippets are kept. */
public record ObjectSettings(
        @Setting(
                key = "objects.url",
                byDefault = "folder",
                meaning = "folder keeps objects in the data folder;"
                        + " s3://BUCKET?endpoint=http://HOST:PORT&region=REGION keeps them at an S3.")
        String url,

        @Setting(key = "objects.access.key", byDefault = "", meaning = "Name of the access key at the S3.")
        String accessKey,

        @Setting(key = "objects.secret.key", byDefault = "", secret = true, meaning = "Secret of that access key.")
        String secretKey,

        @Setting(
                key = "objects.timeout",
                byDefault = "10s",
                min = "100ms",
                max = "5m",
                meaning = "Longest wait for a call to the S3, its retries included; beyond it the answer is 503.")
        Duration timeout,

        @Setting(
                key = "objects.grace",
                byDefault = "1h",
                min = "1s",
                max = "365d",
                meaning = "An object that no row names is kept for so long; must exceed the time of any request.")
        Duration grace,

        @Setting(
                key = "objects.sweep.interval",
                byDefault = "15m",
                min = "1s",
                max = "30d",
                meaning = "How often each module's objects are compared with its rows.")
        Duration sweepInterval) {
    /** The {@link #url} of objects in the data folder. */
    public static final String FOLDER = "folder";
}
