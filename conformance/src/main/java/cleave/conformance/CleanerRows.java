package cleave.conformance;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** The cleaner, where the server was started to keep notifications so briefly that one can wait for it. */
final class CleanerRows {
    /** How long after its time a notification may still be seen: the cleaner runs at intervals. */
    private static final Duration SLACK = Duration.ofSeconds(10);

    private static final long PAUSE_MILLIS = 100;

    private static final List<String> METRICS = List.of(
            "cleave_notification_cleaner_last_success_timestamp_seconds",
            "cleave_notification_cleaner_last_duration_seconds",
            "cleave_notification_cleaner_deleted_total");

    private CleanerRows() {}

    static List<Row> rows() {
        return List.of(
                Row.lab(
                                Area.NOTIFICATION,
                                "cleaned",
                                "A notification older than the retention is on no page any more.",
                                CleanerRows::oldOnesVanish)
                        .needing(Row.Need.RETENTION),
                Row.lab(
                                Area.NOTIFICATION,
                                "fresh-kept",
                                "A notification younger than the retention stays.",
                                CleanerRows::freshOnesStay)
                        .needing(Row.Need.RETENTION),
                Row.contract(
                                Area.NOTIFICATION,
                                "notification.cleaner-metrics",
                                "The cleaner's last run, its duration and what it deleted are among the metrics.",
                                CleanerRows::metrics)
                        .needing(Row.Need.MANAGEMENT));
    }

    private static Duration retention(Solution solution) {
        return Objects.requireNonNull(solution.surroundings().retention());
    }

    private static String notified(Solution solution) throws Mismatch, InterruptedException {
        String id = Writing.one(solution, Kind.POST, solution.author()).id();
        Notified.required(solution, solution.reader(), id);
        return id;
    }

    private static boolean isThere(Solution solution, String id) throws Mismatch, InterruptedException {
        return !Notified.of(solution, solution.reader(), List.of(id)).isEmpty();
    }

    private static void oldOnesVanish(Solution solution) throws Mismatch, InterruptedException {
        String id = notified(solution);
        Duration longest = retention(solution).plus(SLACK);
        long giveUp = System.nanoTime() + longest.toNanos();
        while (isThere(solution, id)) {
            Expect.that(
                    System.nanoTime() < giveUp,
                    "no notification older than " + Http.seconds(longest),
                    "that of the post " + id);
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        }
    }

    /** Looked at until shortly before its time, so that a slow request does not make it late. */
    private static void freshOnesStay(Solution solution) throws Mismatch, InterruptedException {
        long written = System.nanoTime();
        String id = notified(solution);
        long young = retention(solution).toNanos() * 8 / 10;
        while (System.nanoTime() < written + young) {
            boolean there = isThere(solution, id);
            long age = System.nanoTime() - written;
            Expect.that(
                    there || age > retention(solution).toNanos(),
                    "a notification younger than " + Http.seconds(retention(solution)),
                    "none of " + id + " after " + TimeUnit.NANOSECONDS.toMillis(age) + " ms");
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        }
    }

    private static void metrics(Solution solution) throws Mismatch, InterruptedException {
        String management = String.valueOf(solution.surroundings().management()).replaceAll("/+$", "");
        Answer answer = Expect.status(solution.send(Call.get(management + "/metrics")), 200);
        for (String name : METRICS) {
            boolean there = answer.text().lines().anyMatch(line -> line.matches(name + "(\\{.*})? [-+.eE0-9]+"));
            Expect.that(there, "the metric " + name, "none of that name at " + management + "/metrics");
        }
    }
}
