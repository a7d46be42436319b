package cleave.app;

import cleave.notification.Cleaning;
import cleave.notification.Cleaning.Outcome;
import cleave.notification.Survey;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the cleaner found, did, and did before: as lines for a terminal, or as it is for JSON.
 *
 * @param deleted with what follows it null where nothing was to be done
 */
record CleanSummary(
        Instant olderThan,
        long toDelete,
        long of,
        @Nullable Long deleted,
        @Nullable Long remaining,
        @Nullable Long tookMillis,
        boolean needsConfirmation,
        @Nullable LastRun lastRun) {

    /** The run before this one. */
    record LastRun(Instant startedAt, long tookMillis, long deleted, long remaining, Outcome outcome) {}

    static CleanSummary of(
            Survey survey, boolean needsConfirmation, @Nullable Cleaning run, @Nullable Cleaning before) {
        return new CleanSummary(
                survey.olderThan(),
                survey.expired(),
                survey.total(),
                run == null ? null : run.deleted(),
                run == null ? null : run.remaining(),
                run == null ? null : run.took().toMillis(),
                needsConfirmation,
                before == null ? null : lastRun(before));
    }

    /** A line for each thing, its values below each other. */
    String text() {
        Map<String, String> lines = new LinkedHashMap<>();
        lines.put("older than", olderThan.toString());
        lines.put("to delete", number(toDelete));
        lines.put("of", number(of));
        if (needsConfirmation) lines.put("waits for", "./cleave clean --yes, because it is so large a share");
        if (deleted != null) lines.put("deleted", number(deleted));
        if (remaining != null) lines.put("remaining", number(remaining));
        if (tookMillis != null) lines.put("took", seconds(tookMillis));
        lines.put("last run", lastRun == null ? "none yet" : text(lastRun));
        return lines.entrySet().stream()
                .map(line -> String.format(Locale.ROOT, "%-10s  %s", line.getKey(), line.getValue()))
                .collect(Collectors.joining("\n"));
    }

    private static LastRun lastRun(Cleaning run) {
        return new LastRun(run.startedAt(), run.took().toMillis(), run.deleted(), run.remaining(), run.outcome());
    }

    private static String text(LastRun run) {
        String did = switch (run.outcome) {
            case DONE -> "deleted " + number(run.deleted) + ", left " + number(run.remaining);
            case STOPPED -> "stopped after it had deleted " + number(run.deleted);
            case BLOCKED -> "deleted nothing, waits for ./cleave clean --yes";
        };
        return run.startedAt + ", " + did + ", took " + seconds(run.tookMillis);
    }

    private static String number(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    private static String seconds(long millis) {
        return String.format(Locale.ROOT, "%.1f s", millis / 1_000.0);
    }
}
