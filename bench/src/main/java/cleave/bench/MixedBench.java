package cleave.bench;

import cleave.bench.CleaveApi.Person;
import cleave.cluster.Cleave;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Nine reads to a write at half of the rate that the server can take, and how long the slow ones of them wait. */
final class MixedBench {
    private static final double BAR_MILLIS = 10;
    private final Plan plan;
    private final Workplace workplace;

    MixedBench(Plan plan, Workplace workplace) {
        this.plan = plan;
        this.workplace = workplace;
    }

    List<Row> run() {
        try (Cleave server = workplace.owns(plan.server(workplace.folder().resolve("mixed"), Map.of()))) {
            server.start();
            return run(server);
        }
    }

    private List<Row> run(Cleave server) {
        String body = "{\"text\":\"%s\"}".formatted(StatusTable.text(0));
        Person reader;
        Person writer;
        try (CleaveApi api = new CleaveApi(server.url())) {
            reader = api.registered("reader");
            writer = api.registered("writer");
        }
        String script = WrkScript.mixed("/status", reader.token(), writer.token(), body);
        Wrk.Load load = Wrk.Load.scripted(server.url() + "/status", workplace.file("mixed.lua", script));
        Wrk wrk = Wrk.onAnyCore();
        plan.progress().accept("Warming up");
        wrk.run(load, plan.warmUpSeconds());
        List<Double> most = new ArrayList<>();
        for (int run = 1; run <= plan.pairs(); run++) {
            plan.progress().accept("Nine reads to a write, highest rate: %d of %d".formatted(run, plan.pairs()));
            most.add(wrk.run(load, plan.seconds()).requestsPerSecond());
        }
        double half = Statistics.median(most) / 2;
        OpenLoop openLoop = openLoop(server, half, reader, writer, body);
        openLoop.run();
        List<Double> p99 = new ArrayList<>();
        for (int run = 1; run <= plan.pairs(); run++) {
            plan.progress().accept("Nine reads to a write, half the rate: %d of %d".formatted(run, plan.pairs()));
            p99.add(Statistics.percentile(openLoop.run(), 99) / 1e6);
        }
        return List.of(
                Row.plain("Nine reads to a write, highest rate", "requests/s", new Series("Cleave", most)),
                Row.atMost(
                        "Nine reads to a write at half that rate, 99th percentile",
                        "ms",
                        new Series("Cleave", p99),
                        BAR_MILLIS));
    }

    private OpenLoop openLoop(Cleave server, double rate, Person reader, Person writer, String body) {
        byte[] get = Requests.get("/status", reader);
        byte[] post = Requests.post("/status", writer, body);
        return new OpenLoop(
                URI.create(server.url()).getPort(),
                Wrk.CONNECTIONS,
                rate,
                Duration.ofSeconds(plan.seconds()),
                number -> number % 10 == 0 ? post : get);
    }
}
