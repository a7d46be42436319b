package cleave.bench;

import cleave.bench.CleaveApi.Person;
import cleave.cluster.Cleave;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;

/** What pictures of 12 megapixels cost: processor time, memory, and the patience of who reads meanwhile. */
final class UploadBench {
    private static final int WIDTH = 4_000;
    private static final int HEIGHT = 3_000;
    private static final int AT_ONCE = Uploaders.COUNT;
    private static final int WARM_UP = 10;
    private static final double TICKS_PER_SECOND = 100;
    private static final int READS_PER_SECOND = 200;
    private static final int READ_CONNECTIONS = 8;
    private static final int SAMPLE_MILLIS = 250;

    private final Plan plan;
    private final Workplace workplace;
    private final byte[] picture = JpegPicture.photograph(WIDTH, HEIGHT);

    UploadBench(Plan plan, Workplace workplace) {
        this.plan = plan;
        this.workplace = workplace;
    }

    List<Row> run() {
        try (Cleave server = workplace.owns(plan.server(workplace.folder().resolve("upload"), Map.of()));
                CleaveApi api = start(server)) {
            Person author = api.registered("author");
            Person reader = api.registered("reader");
            for (int status = 0; status < 10; status++) {
                api.write(author, StatusTable.text(status));
            }
            plan.progress().accept("Warming up");
            for (int upload = 0; upload < WARM_UP; upload++) {
                JpegPicture.uploaded(api, author, picture);
            }
            List<Row> rows = new ArrayList<>();
            rows.add(processorTime(server, api, author));
            rows.addAll(atOnce(server, author, reads(server, reader)));
            return rows;
        }
    }

    private static CleaveApi start(Cleave server) {
        server.start();
        return new CleaveApi(server.url());
    }

    private Row processorTime(Cleave server, CleaveApi api, Person author) {
        List<Double> seconds = new ArrayList<>();
        for (int run = 1; run <= 2 * plan.pairs(); run++) {
            plan.progress().accept("One upload: %d of %d".formatted(run, 2 * plan.pairs()));
            double before = processorSeconds(server);
            JpegPicture.uploaded(api, author, picture);
            seconds.add(processorSeconds(server) - before);
        }
        return Row.atMost(
                "Processor time for a JPEG of 12 megapixels (%.1f MB)".formatted(picture.length / 1e6),
                "s",
                new Series("Cleave", seconds),
                0.5);
    }

    /** What the kernel has charged the process with so far. */
    private static double processorSeconds(Cleave server) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(server.pid()), "stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_PER_SECOND;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private OpenLoop reads(Cleave server, Person reader) {
        byte[] get = Requests.get("/status", reader);
        return new OpenLoop(
                URI.create(server.url()).getPort(),
                READ_CONNECTIONS,
                READS_PER_SECOND,
                Duration.ofSeconds(plan.seconds()),
                number -> get);
    }

    private List<Row> atOnce(Cleave server, Person author, OpenLoop reads) {
        List<Double> idle = new ArrayList<>();
        List<Double> busy = new ArrayList<>();
        List<Double> growth = new ArrayList<>();
        List<Double> rate = new ArrayList<>();
        int port = URI.create(server.url()).getPort();
        byte[] upload = Requests.post("/story", author, "image/jpeg", picture);
        reads.run();
        for (int run = 1; run <= plan.pairs(); run++) {
            plan.progress().accept("%d uploads at once: %d of %d".formatted(AT_ONCE, run, plan.pairs()));
            Sampler before = new Sampler(server, Math::min);
            idle.add(Statistics.percentile(reads.run(), 99) / 1e6);
            double least = before.stop();
            Sampler during = new Sampler(server, Math::max);
            try (Uploaders uploaders = new Uploaders(port, upload)) {
                long from = System.nanoTime();
                busy.add(Statistics.percentile(reads.run(), 99) / 1e6);
                rate.add(uploaders.done() * 1e9 / (System.nanoTime() - from));
            }
            growth.add(during.stop() - least);
        }
        return List.of(
                Row.plain("Uploads, %d at once".formatted(AT_ONCE), "uploads/s", new Series("Cleave", rate)),
                Row.atMost("Growth of the heap meanwhile", "MB", new Series("Cleave", growth), 160),
                Row.atMostTimes(
                        "GET /status meanwhile, 99th percentile, against an idle server",
                        "ms",
                        new Series("uploads", busy),
                        new Series("idle", idle),
                        2));
    }

    /** Looks at the heap again and again. */
    private static final class Sampler {
        private final Thread thread;
        private volatile boolean stopped;
        private volatile double megabytes;

        Sampler(Cleave server, DoubleBinaryOperator kept) {
            megabytes = Metrics.of(server).heapMegabytes();
            thread = Thread.ofVirtual().start(() -> {
                while (!stopped) {
                    megabytes = kept.applyAsDouble(megabytes, Metrics.of(server).heapMegabytes());
                    Pause.millis(SAMPLE_MILLIS);
                }
            });
        }

        double stop() {
            stopped = true;
            try {
                thread.join(Duration.ofSeconds(20));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return megabytes;
        }
    }
}
