package cleave.bench;

import cleave.cluster.Cleave;
import cleave.cluster.Postgres;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * How fast statuses are written, each answered after a durable commit: on PostgreSQL against pgbench with a row in each
 * transaction, on SQLite against the same process with a row in each commit.
 */
final class WriteBench {
    private static final String DATABASE = "cleave";
    private static final int TEXTS = 64;
    private final Plan plan;
    private final Workplace workplace;
    private final Wrk wrk = Wrk.onAnyCore();

    WriteBench(Plan plan, Workplace workplace) {
        this.plan = plan;
        this.workplace = workplace;
    }

    List<Row> run() {
        List<Row> rows = new ArrayList<>(onPostgres());
        rows.addAll(onSqlite());
        return rows;
    }

    private List<Row> onPostgres() {
        plan.progress().accept("Starting PostgreSQL");
        try (Postgres postgres = workplace.owns(Postgres.temporary())) {
            postgres.start();
            String url = postgres.createDatabase(DATABASE);
            Cleave server = server("on-postgres", Map.of("database.url", url));
            Wrk.Load load = posts(server, "on-postgres");
            Path insert = workplace.file("insert.sql", StatusTable.peer(url));
            warmUp(load);
            String what = "Writing on PostgreSQL, against pgbench with a row per transaction";
            Pgbench plain = new Pgbench(postgres, DATABASE, insert, "simple");
            Plan.Pairs<WrkResult, Double> pairs = against(load, plain, what);
            String prepared = "The same, pgbench with prepared statements";
            Plan.Pairs<WrkResult, Double> preparedPairs =
                    against(load, new Pgbench(postgres, DATABASE, insert, "prepared"), prepared);
            Series p99 = Series.of("Cleave", pairs.first(), WrkResult::p99Millis);
            List<Row> rows = List.of(
                    Row.compared(what, "writes/s", rate(pairs), new Series("pgbench", pairs.second()), 2.3),
                    Row.compared(
                            prepared, "writes/s", rate(preparedPairs), new Series("pgbench", preparedPairs.second())),
                    Row.atMost("Writing on PostgreSQL, 99th percentile", "ms", p99, 20),
                    memory("Memory after the writes, on PostgreSQL", server));
            server.close();
            return rows;
        }
    }

    private Plan.Pairs<WrkResult, Double> against(Wrk.Load load, Pgbench pgbench, String what) {
        return plan.alternate(what, () -> wrk.run(load, plan.seconds()), () -> pgbench.run(plan.seconds()));
    }

    private static Series rate(Plan.Pairs<WrkResult, Double> pairs) {
        return Series.of("Cleave", pairs.first(), WrkResult::requestsPerSecond);
    }

    private List<Row> onSqlite() {
        Cleave grouped = server("grouped", Map.of());
        Cleave single = server("single", Map.of("sql.commit.batch", "1"));
        Wrk.Load groupedLoad = posts(grouped, "grouped");
        Wrk.Load singleLoad = posts(single, "single");
        warmUp(groupedLoad);
        warmUp(singleLoad);
        String what = "Writing on SQLite, against a commit per row";
        Plan.Pairs<WrkResult, WrkResult> pairs = plan.alternate(
                what, () -> wrk.run(groupedLoad, plan.seconds()), () -> wrk.run(singleLoad, plan.seconds()));
        Row ratio = Row.compared(
                what,
                "writes/s",
                Series.of("Cleave", pairs.first(), WrkResult::requestsPerSecond),
                Series.of("a commit per row", pairs.second(), WrkResult::requestsPerSecond),
                5);
        Series p99 = Series.of("Cleave", pairs.first(), WrkResult::p99Millis);
        List<Row> rows = List.of(
                ratio,
                Row.plain("Writing on SQLite, 99th percentile", "ms", p99),
                memory("Memory after the writes, on SQLite", grouped));
        grouped.close();
        single.close();
        return rows;
    }

    private Cleave server(String name, Map<String, String> settings) {
        Cleave server = workplace.owns(plan.server(workplace.folder().resolve(name), settings));
        server.start();
        return server;
    }

    private Wrk.Load posts(Cleave server, String name) {
        try (CleaveApi api = new CleaveApi(server.url())) {
            List<String> bodies = IntStream.range(0, TEXTS)
                    .mapToObj(text -> "{\"text\":\"%s\"}".formatted(StatusTable.text(text)))
                    .toList();
            String script = WrkScript.posts("/status", api.registered("writer").token(), bodies);
            return Wrk.Load.scripted(server.url() + "/status", workplace.file(name + ".lua", script));
        }
    }

    private void warmUp(Wrk.Load load) {
        plan.progress().accept("Warming up");
        wrk.run(load, plan.warmUpSeconds());
    }

    private static Row memory(String what, Cleave server) {
        return Row.atMost(what, "MB", new Series("Cleave", List.of(Plan.residentMegabytes(server))), 220);
    }
}
