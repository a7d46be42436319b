package cleave.bench;

import cleave.bench.CleaveApi.Person;
import cleave.cluster.Cleave;
import cleave.cluster.Cluster;
import cleave.cluster.Postgres;
import cleave.cluster.ProcessId;
import cleave.cluster.ProcessUse;
import cleave.cluster.State;
import cleave.cluster.Wanted;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What it costs to run as a process per service: to start, of memory, of processor time, of delay. */
final class ServicesBench {
    private static final int MIX_RATE = 1_000;
    private static final int MIX_CONNECTIONS = 32;
    /** A service sees few of the requests, and its compiler needs as many as that of the one process. */
    private static final int WARM_UP_SECONDS = 60;

    private static final int RATE = 500;
    private static final String NGINX = "nginx";
    /** What is the same program in any shape, and counted apart. */
    private static final Set<String> STORES = Set.of("postgres", "objects", "kafka");

    private static final String DATABASE = "cleave";
    /** Others see a status once it was judged, which shows when that was. */
    private static final Map<String, String> JUDGED = Map.of("CLEAVE_MODERATION_PUBLISH", "before");

    private static final double MICROS_PER_TICK = 10_000;

    private final Plan plan;
    private final Workplace workplace;

    ServicesBench(Plan plan, Workplace workplace) {
        this.plan = plan;
        this.workplace = workplace;
    }

    List<Row> run() {
        List<Double> ups = new ArrayList<>();
        List<Double> downs = new ArrayList<>();
        for (int run = 1; run < plan.pairs(); run++) {
            Cluster cluster = cluster("new-" + run);
            ups.add(up(cluster, run));
            downs.add(down(cluster));
        }
        Cluster cluster = cluster("loaded");
        ups.add(up(cluster, plan.pairs()));
        List<Row> loaded = loaded(cluster);
        downs.add(down(cluster));
        List<Row> rows = new ArrayList<>(List.of(
                Row.atMost("./cleave up, all built, new data", "ms", new Series("services", ups), 45_000),
                Row.atMost("./cleave down", "ms", new Series("services", downs), 15_000)));
        rows.addAll(loaded);
        return rows;
    }

    private Cluster cluster(String name) {
        Cluster cluster = new Cluster(workplace.folder().resolve(name));
        workplace.atEnd(cluster::down);
        return cluster;
    }

    private double up(Cluster cluster, int run) {
        plan.progress().accept("Starting all: %d of %d".formatted(run, plan.pairs()));
        return millis(() -> cluster.up(Wanted.of(null, 0, Map.of(), JUDGED), state -> {}));
    }

    private double down(Cluster cluster) {
        plan.progress().accept("Stopping all");
        return millis(cluster::down);
    }

    private static double millis(Runnable what) {
        long before = System.nanoTime();
        what.run();
        return (System.nanoTime() - before) / 1e6;
    }

    private List<Row> loaded(Cluster cluster) {
        String url = cluster.state().orElseThrow().url();
        Mix mix = Mix.at(url);
        List<Row> rows = new ArrayList<>(processorTime(cluster, mix));
        rows.add(delay(
                mix,
                Outcome.NOTIFICATION,
                "A post answered to its notification readable, over Kafka, at 500 posts/s, 99th percentile",
                150));
        rows.add(delay(
                mix,
                Outcome.VERDICT,
                "A status answered to its verdict in effect, over Kafka, at 500 statuses/s, 99th percentile",
                500));
        rows.addAll(memory(cluster));
        rows.addAll(media(cluster, url));
        return rows;
    }

    /** Lists read and rows written, as an evening's visitors would, and by whom. */
    private record Mix(String url, Person writer, Person reader) {
        static Mix at(String url) {
            try (CleaveApi api = new CleaveApi(url)) {
                Person writer = api.registered("writer");
                JpegPicture.uploaded(api, writer, JpegPicture.photograph(1080, 1920));
                return new Mix(url, writer, api.registered("reader"));
            }
        }

        OpenLoop load(int seconds) {
            String text = "{\"text\":\"%s\"}".formatted(StatusTable.text(0));
            List<byte[]> turn = new ArrayList<>();
            turn.add(Requests.post("/status", writer, text));
            turn.add(Requests.post("/post", writer, text));
            Stream.of("/status", "/post", "/notification", "/status", "/story", "/post", "/notification", "/status")
                    .forEach(list -> turn.add(Requests.get(list, reader)));
            return new OpenLoop(
                    URI.create(url).getPort(),
                    MIX_CONNECTIONS,
                    MIX_RATE,
                    Duration.ofSeconds(seconds),
                    number -> turn.get((int) (number % turn.size())));
        }
    }

    private List<Row> processorTime(Cluster cluster, Mix mix) {
        Path folder = workplace.folder().resolve("one");
        try (Postgres postgres = workplace.owns(Postgres.temporary())) {
            postgres.start();
            Map<String, String> settings =
                    Map.of("database.url", postgres.createDatabase(DATABASE), "moderation.publish", "before");
            try (Cleave one = workplace.owns(plan.server(folder, settings))) {
                one.start();
                Mix alone = Mix.at(one.url());
                plan.progress().accept("Warming up");
                alone.load(WARM_UP_SECONDS).run();
                mix.load(WARM_UP_SECONDS).run();
                List<Double> stores = new ArrayList<>();
                String what = "Processor time per request, nginx included, against one process on PostgreSQL";
                Plan.Pairs<Double, Double> pairs = plan.alternate(
                        what,
                        () -> {
                            long before = ticks(cluster, STORES::contains);
                            double own = perRequest(mix, () -> ticks(cluster, name -> !STORES.contains(name)));
                            stores.add((ticks(cluster, STORES::contains) - before) * MICROS_PER_TICK / requests());
                            return own;
                        },
                        () -> perRequest(alone, () -> ticks(one.pid())));
                return List.of(
                        Row.atMostTimes(
                                what,
                                "µs",
                                new Series("services", pairs.first()),
                                new Series("one process", pairs.second()),
                                2.2),
                        Row.plain(
                                "Beside it, processor time per request of PostgreSQL, Kafka and MinIO",
                                "µs",
                                new Series("services", stores)));
            }
        }
    }

    private long requests() {
        return (long) MIX_RATE * plan.seconds();
    }

    private double perRequest(Mix mix, LongSupplier ticks) {
        long before = ticks.getAsLong();
        mix.load(plan.seconds()).run();
        return (ticks.getAsLong() - before) * MICROS_PER_TICK / requests();
    }

    private static long ticks(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(ProcessId::of)
                .map(ProcessUse::of)
                .orElseThrow(() -> new BenchFailure("The server ended."))
                .ticks();
    }

    private static long ticks(Cluster cluster, Predicate<String> names) {
        return parts(cluster)
                .filter(part -> names.test(part.name()))
                .mapToLong(part -> use(part).ticks())
                .sum();
    }

    private static Stream<State.Part> parts(Cluster cluster) {
        return cluster.state().orElseThrow().parts().stream();
    }

    private static ProcessUse use(State.Part part) {
        return ProcessUse.of(Objects.requireNonNull(part.process(), part.name()));
    }

    private Row delay(Mix mix, Outcome outcome, String what, double bar) {
        return new OutcomeDelay(outcome, mix.url(), mix.writer(), mix.reader())
                .atMost(what, "services", RATE, bar, plan);
    }

    private static List<Row> memory(Cluster cluster) {
        List<Row> rows = new ArrayList<>();
        double all = 0;
        double largest = 0;
        for (State.Part part : parts(cluster).toList()) {
            double megabytes = use(part).bytes() / 1024.0 / 1024.0;
            if (STORES.contains(part.name())) {
                rows.add(Row.plain(
                        "Memory after it, " + part.name(), "MB", new Series(part.name(), List.of(megabytes))));
                continue;
            }
            all += megabytes;
            if (!part.name().equals(NGINX)) {
                largest = Math.max(largest, megabytes);
            }
        }
        rows.addFirst(Row.atMost(
                "Memory after it, the largest service", "MB", new Series("services", List.of(largest)), 160));
        rows.addFirst(Row.atMost(
                "Memory after it, all services and nginx", "MB", new Series("services", List.of(all)), 1_000));
        return rows;
    }

    /** Last, as nginx stays on one core from here on. */
    private List<Row> media(Cluster cluster, String url) {
        Pinned pinned = new Pinned(plan, workplace);
        parts(cluster).filter(part -> part.name().equals(NGINX)).forEach(part -> {
            ProcessId master = Objects.requireNonNull(part.process(), NGINX);
            pinned.bring(master.pid());
            master.alive().stream().flatMap(ProcessHandle::descendants).forEach(worker -> pinned.bring(worker.pid()));
        });
        String what = "A file of %s through nginx from the store, against nginx with the file";
        List<Row> rows = new ArrayList<>(new MediaBench(plan, workplace).compared(url, what, 0.9));
        double passed = parts(cluster)
                .filter(part -> part.managementPort() != 0)
                .mapToDouble(part -> Metrics.at("http://127.0.0.1:" + part.managementPort())
                        .sum("cleave_http_requests_seconds_count{method=\"GET\",route=\"/media/"))
                .sum();
        rows.add(Row.atMost(
                "Requests for them that a service saw", "requests", new Series("services", List.of(passed)), 0));
        return rows;
    }
}
