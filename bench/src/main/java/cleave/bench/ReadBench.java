package cleave.bench;

import cleave.bench.CleaveApi.Person;
import cleave.cluster.Cleave;
import cleave.cluster.Nginx;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How fast the list of statuses is read, with the server on one core and the load on another: against nginx with a file
 * of the same bytes, with many readers, when nothing changed, and with a million rows.
 */
final class ReadBench {
    private static final int READERS = 100;
    private static final int FEW = 1_000;
    private static final int MANY = 1_000_000;
    private final Plan plan;
    private final Workplace workplace;
    private final Pinned pinned;

    ReadBench(Plan plan, Workplace workplace) {
        this.plan = plan;
        this.workplace = workplace;
        this.pinned = new Pinned(plan, workplace);
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
        try (Nginx nginx = pinned.nginx("nginx", "application/json", Map.of("status", list.bytes()))) {
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
        server.pinTo(pinned.core());
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
            if (answer.items() != 10) {
                throw new BenchFailure("The list has %d statuses instead of ten.".formatted(answer.items()));
            }
            return answer;
        }
    }

    private List<Row> againstNginx(Library few, Nginx nginx) {
        String file = "http://127.0.0.1:%d/status".formatted(nginx.port());
        pinned.warmUp(Wrk.Load.get(few.list(), few.headers()));
        Row one = pinned.compared(
                "Ten statuses, one reader, against nginx with a static file",
                new Pinned.Side("Cleave", Wrk.Load.get(few.list(), few.headers())),
                new Pinned.Side("nginx", Wrk.Load.get(file, few.headers())),
                1.2);
        Path script = workplace.file(
                "readers.lua",
                WrkScript.gets(
                        "/status", few.readers().stream().map(Person::token).toList()));
        pinned.warmUp(Wrk.Load.scripted(few.list(), script));
        Row hundred = pinned.compared(
                "Ten statuses, %d readers, against nginx with a static file".formatted(READERS),
                new Pinned.Side("Cleave", Wrk.Load.scripted(few.list(), script)),
                new Pinned.Side("nginx", Wrk.Load.scripted(file, script)),
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
        pinned.warmUp(again);
        return pinned.compared(
                "Nothing new (304), against the full answer (200)",
                new Pinned.Side("304", again),
                new Pinned.Side("200", Wrk.Load.get(few.list(), few.headers())),
                1.0);
    }

    private Row manyRows(Library few) {
        Library many = library("many", MANY, 1);
        list(many);
        pinned.warmUp(Wrk.Load.get(many.list(), many.headers()));
        Row row = pinned.compared(
                "A million rows in the table, against a thousand",
                new Pinned.Side("1,000,000 rows", Wrk.Load.get(many.list(), many.headers())),
                new Pinned.Side("1,000 rows", Wrk.Load.get(few.list(), few.headers())),
                0.95);
        many.server().close();
        return row;
    }
}
