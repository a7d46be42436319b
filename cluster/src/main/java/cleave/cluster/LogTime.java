package cleave.cluster;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the time that a line of a log begins with, in any of the forms of our servers. */
final class LogTime {
    /** {@code 2026-08-01T12:00:00.123+02:00}, {@code 2026-08-01 12:00:00.123 UTC}, {@code 2026/08/01 12:00:00}. */
    private static final Pattern WRITTEN = Pattern.compile(
            "\\[?(\\d{4})[-/](\\d\\d)[-/](\\d\\d)[T ](\\d\\d:\\d\\d:\\d\\d)(?:[.,](\\d{1,9}))?(Z|[+-]\\d\\d:\\d\\d)?.*");
    /** A line of JSON, which begins with milliseconds since 1970. */
    private static final Pattern MILLIS = Pattern.compile("\\{\"timestamp\":(\\d{13}),.*");

    private LogTime() {}

    /** Empty for a line that tells none: it belongs to the one before. */
    static Optional<Instant> of(String line) {
        Matcher millis = MILLIS.matcher(line);
        if (millis.matches()) return Optional.of(Instant.ofEpochMilli(Long.parseLong(millis.group(1))));
        Matcher written = WRITTEN.matcher(line);
        return written.matches() ? parsed(written) : Optional.empty();
    }

    private static Optional<Instant> parsed(Matcher written) {
        String fraction = written.group(5) == null ? "" : "." + written.group(5);
        String time = "%s-%s-%sT%s%s"
                .formatted(written.group(1), written.group(2), written.group(3), written.group(4), fraction);
        try {
            // Who writes no offset was started with UTC as its time zone.
            return Optional.of(
                    written.group(6) == null
                            ? LocalDateTime.parse(time).toInstant(ZoneOffset.UTC)
                            : OffsetDateTime.parse(time + written.group(6)).toInstant());
        } catch (DateTimeParseException noTime) {
            return Optional.empty();
        }
    }
}
