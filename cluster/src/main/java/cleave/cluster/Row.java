package cleave.cluster;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A process as {@code ps} shows it.
 *
 * @param pid null when it does not run
 * @param managementPort where it answers health and metrics; 0 when it does not
 * @param cpuPercent of one core, now
 */
public record Row(
        String name,
        @Nullable Long pid,
        int port,
        int managementPort,
        boolean ready,
        long rssBytes,
        int cpuPercent,
        int restarts,
        long uptimeSeconds,
        String message) {
    private static final Duration SAMPLE = Duration.ofMillis(250);

    /** Looks for a moment. */
    static List<Row> of(State state) {
        List<Optional<ProcessId>> processes = state.parts().stream()
                .map(part -> Optional.ofNullable(part.process())
                        .filter(process -> process.alive().isPresent()))
                .toList();
        List<ProcessUse> before = uses(processes);
        long began = System.nanoTime();
        Waiting.pause(SAMPLE);
        List<ProcessUse> after = uses(processes);
        double hundredths = (System.nanoTime() - began) / 1e7;
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < processes.size(); i++) {
            long ticks = after.get(i).ticks() - before.get(i).ticks();
            rows.add(row(
                    state.parts().get(i), processes.get(i), after.get(i), (int) Math.round(100 * ticks / hundredths)));
        }
        return rows;
    }

    private static List<ProcessUse> uses(List<Optional<ProcessId>> processes) {
        return processes.stream()
                .map(process -> process.map(ProcessUse::of).orElse(new ProcessUse(0, 0)))
                .toList();
    }

    private static Row row(State.Part part, Optional<ProcessId> process, ProcessUse use, int cpuPercent) {
        boolean runs = process.isPresent();
        return new Row(
                part.name(),
                process.map(ProcessId::pid).orElse(null),
                part.port(),
                part.managementPort(),
                runs && part.ready(),
                use.bytes(),
                Math.max(0, cpuPercent),
                part.restarts(),
                runs
                        ? Duration.between(Instant.parse(part.since()), Instant.now())
                                .toSeconds()
                        : 0,
                part.message().lines().findFirst().orElse(""));
    }
}
