package cleave.bench;

import cleave.bench.CleaveApi.Person;
import cleave.cluster.Cleave;
import cleave.cluster.Nginx;
import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** The lists of stories, posts and notifications: against nginx with a file of the same bytes, and with a million rows. */
final class ListBench {
    private static final List<String> LISTS = List.of("story", "post", "notification");
    private static final int ITEMS = 10;
    private static final int FEW = 10_000;
    private static final int MANY = 1_000_000;

    /** The time of a reading may be 1.1 times as long, so there may be 1.1 times fewer. */
    private static final double MANY_BAR = 1 / 1.1;

    private static final int NOTIFIED_WITHIN_MILLIS = 10_000;

    private final Plan plan;
    private final Workplace workplace;
    private final Pinned pinned;

    ListBench(Plan plan, Workplace workplace) {
        this.plan = plan;
        this.workplace = workplace;
        this.pinned = new Pinned(plan, workplace);
    }

    private record Shelf(Cleave server, Person reader) {
        Wrk.Load load(String list) {
            return Wrk.Load.get(server.url() + "/" + list, header());
        }

        String header() {
            return "Authorization: Bearer " + reader.token();
        }
    }

    List<Row> run() {
        List<Row> rows = new ArrayList<>(againstNginx());
        rows.addAll(manyRows());
        return rows;
    }

    private List<Row> againstNginx() {
        Cleave server = started("lists");
        Shelf shelf;
        Map<String, byte[]> files = new TreeMap<>();
        try (CleaveApi api = new CleaveApi(server.url())) {
            Person author = api.registered("author");
            shelf = new Shelf(server, api.registered("reader"));
            for (int item = 0; item < ITEMS; item++) {
                api.post(author, StatusTable.text(item), item % 2 == 0 ? "int item = " + item + ";" : "");
                JpegPicture.uploaded(api, author, JpegPicture.plain(64, 64, new Color(20 * item, 80, 120)));
            }
            for (String list : LISTS) {
                files.put(list, full(api, shelf.reader(), list));
            }
        }
        List<Row> rows = new ArrayList<>();
        try (Nginx nginx = pinned.nginx("nginx-lists", "application/json", files)) {
            for (String list : LISTS) {
                pinned.warmUp(shelf.load(list));
                Wrk.Load file = Wrk.Load.get("http://127.0.0.1:%d/%s".formatted(nginx.port(), list), shelf.header());
                rows.add(pinned.compared(
                        "Ten of /" + list + ", one reader, against nginx with a static file",
                        new Pinned.Side("Cleave", shelf.load(list)),
                        new Pinned.Side("nginx", file),
                        1.2));
            }
        }
        server.close();
        return rows;
    }

    /** The list once it holds ten: notifications come a moment after their posts. */
    private static byte[] full(CleaveApi api, Person reader, String list) {
        long giveUp = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(NOTIFIED_WITHIN_MILLIS);
        while (true) {
            CleaveApi.Answer answer = api.list(reader, "/" + list);
            if (answer.items() == ITEMS) {
                return answer.bytes();
            }
            if (System.nanoTime() > giveUp) {
                throw new BenchFailure("/%s has %d items instead of ten.".formatted(list, answer.items()));
            }
            Pause.millis(20);
        }
    }

    private Cleave started(String name) {
        Cleave server = workplace.owns(plan.server(workplace.folder().resolve(name), Map.of()));
        server.pinTo(pinned.core());
        server.start();
        return server;
    }

    private List<Row> manyRows() {
        Shelf few = filled("few-posts", FEW);
        Shelf many = filled("many-posts", MANY);
        List<Row> rows = new ArrayList<>();
        for (String list : List.of("post", "notification")) {
            pinned.warmUp(few.load(list));
            pinned.warmUp(many.load(list));
            rows.add(pinned.compared(
                    "/%s with a million rows, against ten thousand".formatted(list),
                    new Pinned.Side("1,000,000 rows", many.load(list)),
                    new Pinned.Side("10,000 rows", few.load(list)),
                    MANY_BAR));
        }
        few.server().close();
        many.server().close();
        return rows;
    }

    private Shelf filled(String name, int rows) {
        plan.progress().accept("Preparing a server with %,d posts and notifications".formatted(rows));
        Cleave server = started(name);
        Person author;
        Person reader;
        try (CleaveApi api = new CleaveApi(server.url())) {
            author = api.registered("author");
            reader = api.registered("reader");
        }
        server.stop();
        NewTables.posts(server.data(), author, rows);
        NewTables.notifications(server.data(), author, rows);
        server.start();
        return new Shelf(server, reader);
    }
}
