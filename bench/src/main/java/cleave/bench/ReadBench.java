package cleave.bench;

import cleave.bench.CleaveApi.Person;
import cleave.cluster.Cleave;
import cleave.cluster.Loopback;
import cleave.cluster.Nginx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * How fast the list of statuses is read, with the server on one core and the load on another: against nginx with a file
 * of the same bytes, with many readers, when nothing changed, and with a million rows.
 */
final class ReadBench {
    private static final int READERS = 100;
    private static final int FEW = 1_000;
    private static final int MANY = 1_000_000;
    private static final String UNIT = "requests/s";
    private final Plan plan;
    private final Workplace workplace;
    private final Cores cores = Cores.two();
    private final Wrk wrk = Wrk.onCore(cores.load());

    ReadBench(Plan plan, Workplace workplace) {
        this.plan = plan;
        this.workplace = workplace;
    }

    /** A server with statuses in it, and people who read them. */
    private record Library(Cleave server, List<Person> readers) {
        String list() {
            return server.url() + "/status";
        }

        String[] headers() {
            return new String[] {"Authorization: Bearer " + readers.getFirst().token()};
        }
    }

    List<Row> run() {
        List<Row> rows = new ArrayList<>();
        Library few = library("few", FEW, READERS);
        CleaveApi.Answer list = list(few);
        try (Nginx nginx = nginx(list.body())) {
            rows.addAll(againstNginx(few, nginx));
        }
        rows.add(notModified(few, list.etag()));
        rows.add(manyRows(few));
        double resident = Plan.residentMegabytes(few.server());
        rows.add(Row.atMost("Memory after the reads", "MB", new Series("Cleave", List.of(resident)), 220));
        few.server().close();
        return rows;
    }

    private Library library(String name, int rows, int readerCount) {
        Cleave server = workplace.owns(plan.server(workplace.folder().resolve(name), Map.of()));
        server.pinTo(cores.server());
        plan.progress().accept("Preparing a server with %,d statuses and %d readers".formatted(rows, readerCount));
        server.start();
        List<Person> readers = new ArrayList<>();
        Person author;
        try (CleaveApi api = new CleaveApi(server.url())) {
            author = api.registered("author");
            for (int reader = 1; reader <= readerCount; reader++) {
                readers.add(api.registered("reader-" + reader));
            }
        }
        server.stop();
        StatusTable.fill(server.data(), author, rows);
        server.start();
        return new Library(server, readers);
    }

    private static CleaveApi.Answer list(Library library) {
        try (CleaveApi api = new CleaveApi(library.server().url())) {
            CleaveApi.Answer answer = api.list(library.readers().getFirst());
            if (answer.statuses() != 10) {
                throw new BenchFailure("The list has %d statuses instead of ten.".formatted(answer.statuses()));
            }
            return answer;
        }
    }

    /** One worker, no access log, sendfile, and a file of the very bytes that Cleave answers with. */
    private Nginx nginx(String body) {
        Path folder = workplace.folder().resolve("nginx");
        int port = Loopback.freePort();
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("status"), body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Nginx nginx = workplace.owns(new Nginx(folder, port, 1, """
                access_log off;
                sendfile on;
                tcp_nopush on;
                keepalive_requests 1000000000;
                default_type application/json;
                server { listen 127.0.0.1:%d; root .; }
                """.formatted(port)));
        nginx.pinTo(cores.server());
        nginx.start();
        return nginx;
    }

    private List<Row> againstNginx(Library few, Nginx nginx) {
        String file = "http://127.0.0.1:%d/status".formatted(nginx.port());
        warmUp(Wrk.Load.get(few.list(), few.headers()));
        Row one = compared(
                "Ten statuses, one reader, against nginx with a static file",
                new Side("Cleave", Wrk.Load.get(few.list(), few.headers())),
                new Side("nginx", Wrk.Load.get(file, few.headers())),
                1.2);
        Path script = workplace.file(
                "readers.lua",
                WrkScript.gets(
                        "/status", few.readers().stream().map(Person::token).toList()));
        warmUp(Wrk.Load.scripted(few.list(), script));
        Row hundred = compared(
                "Ten statuses, %d readers, against nginx with a static file".formatted(READERS),
                new Side("Cleave", Wrk.Load.scripted(few.list(), script)),
                new Side("nginx", Wrk.Load.scripted(file, script)),
                1.1);
        return List.of(one, hundred);
    }

    private Row notModified(Library few, String etag) {
        try (CleaveApi api = new CleaveApi(few.server().url())) {
            int status = api.listAgain(few.readers().getFirst(), etag);
            if (status != 304) {
                throw new BenchFailure("If-None-Match was answered with %d instead of 304.".formatted(status));
            }
        }
        Wrk.Load again = Wrk.Load.get(few.list(), few.headers()[0], "If-None-Match: " + etag);
        warmUp(again);
        return compared(
                "Nothing new (304), against the full answer (200)",
                new Side("304", again),
                new Side("200", Wrk.Load.get(few.list(), few.headers())),
                1.0);
    }

    private Row manyRows(Library few) {
        Library many = library("many", MANY, 1);
        list(many);
        warmUp(Wrk.Load.get(many.list(), many.headers()));
        Row row = compared(
                "A million rows in the table, against a thousand",
                new Side("1,000,000 rows", Wrk.Load.get(many.list(), many.headers())),
                new Side("1,000 rows", Wrk.Load.get(few.list(), few.headers())),
                0.95);
        many.server().close();
        return row;
    }

    private record Side(String name, Wrk.Load load) {}

    private void warmUp(Wrk.Load load) {
        plan.progress().accept("Warming up");
        wrk.run(load, plan.warmUpSeconds());
    }

    private Row compared(String what, Side measured, Side peer, double leastRatio) {
        Supplier<WrkResult> first = () -> wrk.run(measured.load(), plan.seconds());
        Supplier<WrkResult> second = () -> wrk.run(peer.load(), plan.seconds());
        Plan.Pairs<WrkResult, WrkResult> pairs = plan.alternate(what, first, second);
        return Row.compared(
                what,
                UNIT,
                Series.of(measured.name(), pairs.first(), WrkResult::requestsPerSecond),
                Series.of(peer.name(), pairs.second(), WrkResult::requestsPerSecond),
                leastRatio);
    }
}
