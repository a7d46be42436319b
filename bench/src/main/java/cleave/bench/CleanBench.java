package cleave.bench;

import cleave.bench.CleaveApi.Person;
import cleave.cluster.Cleave;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** The cleaner at work on a million of two million notifications while others read. */
final class CleanBench {
    private static final int OLD = 1_000_000;
    private static final int KEPT = 1_000_000;
    private static final Duration RETENTION = Duration.ofHours(2);
    /** Enough for the start. */
    private static final int HEAD_START_SECONDS = 30;

    /** More milliseconds than there are ids in a million. */
    private static final Duration ID_STEP = Duration.ofMinutes(20);

    private static final int READS_PER_SECOND = 1_000;
    private static final int CONNECTIONS = 16;
    private static final long LONGEST_NANOS = TimeUnit.MINUTES.toNanos(20);
    private static final String DELETED = "cleave_notification_cleaner_deleted_total";

    private final Plan plan;
    private final Workplace workplace;

    CleanBench(Plan plan, Workplace workplace) {
        this.plan = plan;
        this.workplace = workplace;
    }

    List<Row> run() {
        Map<String, String> settings = Map.of(
                "notification.retention", RETENTION.toHours() + "h",
                "notification.cleaner.interval", "1s",
                "notification.cleaner.share", "100");
        try (Cleave server = workplace.owns(plan.server(workplace.folder().resolve("clean"), settings))) {
            server.start();
            Person author;
            Person reader;
            try (CleaveApi api = new CleaveApi(server.url())) {
                author = api.registered("author");
                reader = api.registered("reader");
            }
            server.stop();
            Instant expiry = fill(server.data(), author);
            long before = size(server.data());
            List<Row> rows = new ArrayList<>(cleaning(server, reader, expiry));
            server.stop();
            Instant now = Instant.now();
            NewTables.notificationsOf(server.data(), author, OLD, now, now.minus(ID_STEP.multipliedBy(2)));
            rows.add(Row.atMostTimes(
                    "The file after a million were deleted and a million written, against before",
                    "MB",
                    new Series("after", List.of(megabytes(size(server.data())))),
                    new Series("before", List.of(megabytes(before))),
                    1.1));
            return rows;
        }
    }

    /** All of the old ones become too old at one moment, when the server is warm; that moment. */
    private Instant fill(Path data, Person author) {
        plan.progress().accept("Preparing a server with %,d notifications".formatted(OLD + KEPT));
        Instant now = Instant.now();
        NewTables.notificationsOf(data, author, KEPT, now, now.minus(ID_STEP));
        // The second half takes about as long as the first.
        long filling = 2 * Duration.between(now, Instant.now()).toSeconds();
        Instant expiry =
                Instant.now().plusSeconds(HEAD_START_SECONDS + filling + plan.warmUpSeconds() * 2L + 2L * slices());
        NewTables.notificationsOf(data, author, OLD, expiry.minus(RETENTION), now.minus(ID_STEP.multipliedBy(2)));
        return expiry;
    }

    private int slices() {
        return plan.pairs() * plan.seconds();
    }

    private List<Row> cleaning(Cleave server, Person reader, Instant expiry) {
        server.start();
        byte[] get = Requests.get("/notification", reader);
        OpenLoop second = new OpenLoop(
                URI.create(server.url()).getPort(),
                CONNECTIONS,
                READS_PER_SECOND,
                Duration.ofSeconds(1),
                number -> get);
        plan.progress().accept("Warming up");
        for (int slice = 0; slice < plan.warmUpSeconds(); slice++) {
            second.run();
        }
        plan.progress().accept("Reading notifications, an idle server");
        List<Double> idle = new ArrayList<>();
        for (int slice = 0; slice < slices(); slice++) {
            idle.add(p99Millis(second));
        }
        double resident = Plan.residentMegabytes(server);
        if (Instant.now().isAfter(expiry)) {
            throw new BenchFailure("The machine was too slow: the cleaner began before the idle server was measured.");
        }
        plan.progress().accept("Waiting for %,d notifications to be too old".formatted(OLD));
        while (deleted(server) == 0) {
            Pause.millis(100);
        }
        long started = System.nanoTime();
        List<Double> busy = new ArrayList<>();
        while (deleted(server) < OLD) {
            busy.add(p99Millis(second));
            plan.progress().accept("Deleted %,.0f".formatted(deleted(server)));
            if (System.nanoTime() - started > LONGEST_NANOS) {
                throw new BenchFailure("The cleaner did not finish.");
            }
        }
        double seconds = (System.nanoTime() - started) / 1e9;
        // The cleaner takes longer than the idle server was looked at, and all of it counts.
        List<Double> quiet = IntStream.range(0, busy.size())
                .mapToObj(slice -> idle.get(slice % idle.size()))
                .toList();
        return List.of(
                Row.plain(
                        "Deleting a million of two million notifications", "s", new Series("Cleave", List.of(seconds))),
                Row.atMostTimes(
                        "GET /notification meanwhile, 99th percentile, against an idle server",
                        "ms",
                        new Series("cleaning", busy),
                        new Series("idle", quiet),
                        1.2),
                Row.atMostTimes(
                        "Memory after the cleaning, against before",
                        "MB",
                        new Series("after", List.of(Plan.residentMegabytes(server))),
                        new Series("before", List.of(resident)),
                        1.1));
    }

    private static double p99Millis(OpenLoop load) {
        return Statistics.percentile(load.run(), 99) / 1e6;
    }

    private static double deleted(Cleave server) {
        return Metrics.of(server).sum(DELETED);
    }

    private static long size(Path data) {
        try {
            return Files.size(data.resolve("notification.db"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double megabytes(long bytes) {
        return bytes / 1024.0 / 1024.0;
    }
}
