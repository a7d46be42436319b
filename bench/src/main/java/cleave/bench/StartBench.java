package cleave.bench;

import cleave.cluster.Cleave;
import cleave.cluster.Folder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/** How long the process takes from its start to its ready line, with a new data folder and with an existing one. */
final class StartBench {
    private static final double BAR_MILLIS = 2000;
    private final Plan plan;
    private final Workplace workplace;

    StartBench(Plan plan, Workplace workplace) {
        this.plan = plan;
        this.workplace = workplace;
    }

    List<Row> run() {
        Path kept = workplace.folder().resolve("kept");
        start(kept);
        return List.of(
                row("Start with an existing data folder", run -> kept),
                row("Start with a new data folder", run -> workplace.folder().resolve("new-" + run)));
    }

    private Row row(String what, IntFunction<Path> folder) {
        List<Double> millis = new ArrayList<>();
        for (int run = 1; run <= 2 * plan.pairs(); run++) {
            plan.progress().accept("%s: %d of %d".formatted(what, run, 2 * plan.pairs()));
            millis.add(start(folder.apply(run)));
        }
        return Row.atMost(what, "ms", new Series("Cleave", millis), BAR_MILLIS);
    }

    private double start(Path folder) {
        Folder.create(folder);
        try (Cleave server = workplace.owns(plan.server(folder, Map.of()))) {
            long before = System.nanoTime();
            server.start();
            return (System.nanoTime() - before) / 1e6;
        }
    }
}
