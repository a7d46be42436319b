package cleave.conformance;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Checks a solution of a lab, row by row, over HTTP alone. */
public final class Conformance {
    private Conformance() {}

    /**
     * Runs the rows of a preset one after another against a base URL. Registers a few users with random e-mails and
     * writes statuses as them; nothing is deleted. May be repeated, also while others use the server. Returns also when
     * rows fail; an answer that does not come within {@code timeout} fails its row.
     *
     * @param onResult told of each row as soon as it is checked
     * @throws UnreachableException when the base URL gives no answer at all, before any row is checked
     */
    public static Report run(
            URI base, Preset preset, Set<Group> groups, Mapping mapping, Duration timeout, Consumer<Result> onResult)
            throws UnreachableException, InterruptedException {
        return run(base, preset, Rows.of(preset, groups), mapping, Surroundings.UNKNOWN, timeout, onResult);
    }

    static Report run(
            URI base,
            Preset preset,
            List<Row> rows,
            Mapping mapping,
            Surroundings surroundings,
            Duration timeout,
            Consumer<Result> onResult)
            throws UnreachableException, InterruptedException {
        try (Http http = new Http(base, timeout)) {
            reach(http, base);
            Solution solution = new Solution(http, mapping, surroundings, preset.opened());
            List<Result> results = new ArrayList<>();
            for (Row row : rows) {
                Result result = check(row, solution);
                results.add(result);
                onResult.accept(result);
            }
            return new Report(base, List.copyOf(results));
        }
    }

    private static void reach(Http http, URI base) throws UnreachableException, InterruptedException {
        try {
            http.send(Call.get("/"));
        } catch (Mismatch noAnswer) {
            throw new UnreachableException(
                    "Cannot reach " + base + " (" + noAnswer.seen() + "); is the server running?");
        }
    }

    private static Result check(Row row, Solution solution) throws InterruptedException {
        String advice = row.need().missing(solution.surroundings());
        if (advice != null) {
            return new Result.NotChecked(row.id(), row.group(), row.requirement(), advice);
        }
        try {
            row.check().on(solution);
            return new Result.Held(row.id(), row.group(), row.requirement());
        } catch (Mismatch mismatch) {
            return new Result.Failed(row.id(), row.group(), row.requirement(), mismatch.expected(), mismatch.seen());
        }
    }
}
