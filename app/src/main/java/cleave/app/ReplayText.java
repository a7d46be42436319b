package cleave.app;

import cleave.app.ReplayCommand.Report;
import cleave.platform.events.DeadEvents.DeadEvent;
import java.time.temporal.ChronoUnit;

/** Dead events as an aligned table, and a line that says what was done with them. */
final class ReplayText {
    private ReplayText() {}

    static String of(Report report, boolean dryRun) {
        StringBuilder text = new StringBuilder();
        if (!report.events().isEmpty()) table(report, text);
        long more = report.dead() - report.events().size();
        if (more > 0) text.append("… and %,d more%n".formatted(more));
        return text.append(summary(report, dryRun)).append('\n').toString();
    }

    private static void table(Report report, StringBuilder text) {
        int type = report.events().stream()
                .mapToInt(event -> event.type().length())
                .reduce("TYPE".length(), Math::max);
        String line = "%-20s  %-" + type + "s  %-36s  %-8s  %s%n";
        text.append(line.formatted("WHEN", "TYPE", "ID", "ATTEMPTS", "ERROR"));
        for (DeadEvent event : report.events()) {
            String error = event.error().replaceAll("\\p{Cntrl}+", " ");
            text.append(line.formatted(
                    event.at().truncatedTo(ChronoUnit.SECONDS), event.type(), event.id(), event.attempts(), error));
        }
    }

    private static String summary(Report report, boolean dryRun) {
        if (report.dead() == 0) return "No event has failed: there is nothing to send again.";
        if (dryRun) return "%s could be sent again; nothing was changed.".formatted(events(report.dead()));
        return "%s sent again; a running server delivers %s within seconds."
                .formatted(events(report.sent()), report.sent() == 1 ? "it" : "them");
    }

    private static String events(long count) {
        return count == 1 ? "1 event" : "%,d events".formatted(count);
    }
}
