package cleave.app;

import cleave.cluster.Row;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Processes as aligned columns. */
final class ProcessTable {
    private static final List<String> HEAD =
            List.of("NAME", "PID", "PORT", "READY", "RSS", "CPU", "RESTARTS", "UPTIME", "");
    /** Words stand to the left, numbers to the right. */
    private static final List<Boolean> LEFT = List.of(true, false, false, true, false, false, false, false, true);

    private ProcessTable() {}

    static String of(List<Row> rows) {
        List<List<String>> lines = new ArrayList<>(List.of(HEAD));
        rows.forEach(row -> lines.add(cells(row)));
        StringBuilder table = new StringBuilder();
        for (List<String> line : lines) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < line.size(); i++) {
                int column = i;
                int width = lines.stream()
                        .mapToInt(cells -> cells.get(column).length())
                        .max()
                        .orElse(0);
                String padding = " ".repeat(width - line.get(i).length());
                text.append(LEFT.get(i) ? line.get(i) + padding : padding + line.get(i))
                        .append("  ");
            }
            table.append(text.toString().stripTrailing()).append('\n');
        }
        return table.toString();
    }

    private static List<String> cells(Row row) {
        boolean runs = row.pid() != null;
        return List.of(
                row.name(),
                runs ? String.valueOf(row.pid()) : "-",
                String.valueOf(row.port()),
                row.ready() ? "yes" : "no",
                runs ? Math.round(row.rssBytes() / 1048576.0) + " MB" : "-",
                runs ? row.cpuPercent() + " %" : "-",
                String.valueOf(row.restarts()),
                runs ? age(Duration.ofSeconds(row.uptimeSeconds())) : "-",
                row.message());
    }

    private static String age(Duration age) {
        if (age.toDays() > 0) return "%d d %d h".formatted(age.toDays(), age.toHoursPart());
        if (age.toHours() > 0) return "%d h %d min".formatted(age.toHours(), age.toMinutesPart());
        if (age.toMinutes() > 0) return "%d min %d s".formatted(age.toMinutes(), age.toSecondsPart());
        return age.toSeconds() + " s";
    }
}
