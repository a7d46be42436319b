package cleave.bench;

import cleave.bench.CleaveApi.Person;
import cleave.cluster.Cleave;
import cleave.cluster.Nginx;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the object store holds, by its signed URL, against nginx with the same file. */
final class MediaBench {
    private static final int LINE = 50;
    private static final double BAR = 0.85;

    private final Plan plan;
    private final Workplace workplace;
    private final Pinned pinned;

    MediaBench(Plan plan, Workplace workplace) {
        this.plan = plan;
        this.workplace = workplace;
        this.pinned = new Pinned(plan, workplace);
    }

    List<Row> run() {
        try (Cleave server = workplace.owns(plan.server(workplace.folder().resolve("media"), Map.of()))) {
            server.pinTo(pinned.core());
            server.start();
            return run(server);
        }
    }

    private List<Row> run(Cleave server) {
        return compared(server.url(), "A file of %s by its signed URL, against nginx with the file", BAR);
    }

    /**
     * Files that are stored at {@code url} and fetched from there, against nginx with the same.
     *
     * @param what of which {@code %s} stands for a file's size
     */
    List<Row> compared(String url, String what, double bar) {
        Map<String, String> urls = new TreeMap<>();
        Map<String, byte[]> files = new TreeMap<>();
        // As a snippet, because its bytes stay as they are, to the byte.
        try (CleaveApi api = new CleaveApi(url)) {
            Person author = api.registered("author");
            for (int kilobytes : List.of(1, 100)) {
                String code = ("x".repeat(LINE - 1) + "\n").repeat(kilobytes * 1000 / LINE);
                String path = api.post(author, "A file", code);
                String name = kilobytes + " kB";
                urls.put(name, url + path);
                files.put(kilobytes + ".txt", api.at(path));
            }
        }
        List<Row> rows = new ArrayList<>();
        try (Nginx nginx = pinned.nginx("nginx-media", "text/plain", files)) {
            urls.forEach((name, stored) -> {
                String file = "http://127.0.0.1:%d/%s.txt".formatted(nginx.port(), name.replace(" kB", ""));
                pinned.warmUp(Wrk.Load.get(stored));
                rows.add(pinned.compared(
                        what.formatted(name),
                        new Pinned.Side("Cleave", Wrk.Load.get(stored)),
                        new Pinned.Side("nginx", Wrk.Load.get(file)),
                        bar));
            });
        }
        return rows;
    }
}
