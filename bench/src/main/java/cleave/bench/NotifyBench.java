package cleave.bench;

import cleave.bench.CleaveApi.Person;
import cleave.cluster.Cleave;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** How long after its 201 a post's notification is in another reader's list. */
final class NotifyBench {
    private static final int RATE = 1_000;
    private static final double BAR_MILLIS = 50;
    private static final double LIMIT_MILLIS = 250;
    /** A load whose posts wait longer than this is not of the rate that it should be of. */
    private static final double LONGEST_POST_MILLIS = 1_000;

    private static final int HIGHEST_TRIED = 64_000;
    private static final int STEPS = 3;
    private static final long LAST_COMES_NANOS = TimeUnit.SECONDS.toNanos(20);
    private static final String ID = "\"id\":\"";
    private static final int ID_LENGTH = 36;

    private final Plan plan;
    private final Workplace workplace;

    NotifyBench(Plan plan, Workplace workplace) {
        this.plan = plan;
        this.workplace = workplace;
    }

    List<Row> run() {
        try (Cleave server = workplace.owns(plan.server(workplace.folder().resolve("notify"), Map.of()))) {
            server.start();
            Person writer;
            Person reader;
            try (CleaveApi api = new CleaveApi(server.url())) {
                writer = api.registered("writer");
                reader = api.registered("reader");
            }
            Site site = new Site(URI.create(server.url()).getPort(), writer, reader);
            plan.progress().accept("Warming up");
            measured(site, RATE, plan.warmUpSeconds());
            return List.of(atTheRate(site), highest(site));
        }
    }

    private record Site(int port, Person writer, Person reader) {}

    private Row atTheRate(Site site) {
        List<Double> p99 = new ArrayList<>();
        for (int run = 1; run <= plan.pairs(); run++) {
            plan.progress().accept("Notifications at %,d posts/s: %d of %d".formatted(RATE, run, plan.pairs()));
            p99.add(measured(site, RATE, plan.seconds()).delayMillis());
        }
        return Row.atMost(
                "A post answered to its notification readable, at 1,000 posts/s, 99th percentile",
                "ms",
                new Series("Cleave", p99),
                BAR_MILLIS);
    }

    /** Doubles the rate until it is too high, then halves the gap a few times. */
    private Row highest(Site site) {
        double held = RATE;
        double tooHigh = 2 * RATE;
        while (tooHigh <= HIGHEST_TRIED && holds(site, tooHigh)) {
            held = tooHigh;
            tooHigh = 2 * tooHigh;
        }
        for (int step = 0; step < STEPS; step++) {
            double between = (held + tooHigh) / 2;
            if (holds(site, between)) {
                held = between;
            } else {
                tooHigh = between;
            }
        }
        return Row.plain(
                "Highest rate of posts whose notifications come within 250 ms, 99th percentile",
                "posts/s",
                new Series("Cleave", List.of(held)));
    }

    private boolean holds(Site site, double rate) {
        plan.progress().accept("Notifications at %,.0f posts/s".formatted(rate));
        try {
            Measured measured = measured(site, rate, plan.seconds());
            return measured.delayMillis() <= LIMIT_MILLIS && measured.postMillis() <= LONGEST_POST_MILLIS;
        } catch (BenchFailure refused) {
            plan.progress().accept("Too many: " + refused.getMessage());
            return false;
        }
    }

    /**
     * 99th percentiles.
     *
     * @param delayMillis from a post's answer to its notification
     * @param postMillis from the moment at which a post was due to its answer
     */
    private record Measured(double delayMillis, double postMillis) {}

    private Measured measured(Site site, double rate, int seconds) {
        Map<String, Long> answered = new ConcurrentHashMap<>();
        byte[] post = Requests.post("/post", site.writer(), "{\"text\":\"%s\"}".formatted(StatusTable.text(0)));
        OpenLoop load = new OpenLoop(site.port(), Wrk.CONNECTIONS, rate, Duration.ofSeconds(seconds), number -> post);
        try (NotificationWatch watch = new NotificationWatch(site.port(), site.reader())) {
            long[] posts = load.run((body, nanos) -> answered.put(id(body), nanos));
            long giveUp = System.nanoTime() + LAST_COMES_NANOS;
            long[] delays = new long[answered.size()];
            int count = 0;
            for (Map.Entry<String, Long> each : answered.entrySet()) {
                delays[count++] = Math.max(0, seen(watch, each.getKey(), giveUp) - each.getValue());
            }
            return new Measured(Statistics.percentile(delays, 99) / 1e6, Statistics.percentile(posts, 99) / 1e6);
        }
    }

    private static long seen(NotificationWatch watch, String post, long giveUp) {
        @Nullable Long at = watch.seenAt(post);
        while (at == null) {
            if (System.nanoTime() > giveUp) {
                throw new BenchFailure("A post has no notification: " + post);
            }
            Pause.millis(5);
            at = watch.seenAt(post);
        }
        return at;
    }

    /** The first id in a post is its own. */
    private static String id(String body) {
        int at = body.indexOf(ID) + ID.length();
        return body.substring(at, Math.min(body.length(), at + ID_LENGTH));
    }
}
