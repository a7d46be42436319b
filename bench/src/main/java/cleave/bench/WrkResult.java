package cleave.bench;

import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What wrk prints at its end, and the line that {@link WrkScript} adds to it.
 *
 * @param p99Millis of the latency wrk saw; wrk sends the next request only after an answer
 * @param bad answers that were not what they had to be, and connections that failed
 */
record WrkResult(double requestsPerSecond, double p99Millis, long requests, long bad, String detail) {
    private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([0-9.]+)");
    private static final Pattern REQUESTS = Pattern.compile("(\\d+) requests in ");
    private static final Pattern P99 = Pattern.compile("99%\\s+([0-9.]+)(us|ms|s|m|h)\\b");
    private static final Pattern NON_2XX = Pattern.compile("Non-2xx or 3xx responses: (\\d+)");
    private static final Pattern SOCKET =
            Pattern.compile("Socket errors: connect (\\d+), read (\\d+), write (\\d+), timeout (\\d+)");
    private static final Pattern UNEXPECTED = Pattern.compile("Unexpected responses: (\\d+) \\(first: (\\d+)\\)");

    static WrkResult parse(String output) {
        MatchResult p99 = find(P99, output).orElseThrow(() -> unreadable(output));
        long bad = 0;
        StringBuilder detail = new StringBuilder();
        for (Pattern trouble : new Pattern[] {NON_2XX, SOCKET, UNEXPECTED}) {
            Optional<MatchResult> found = find(trouble, output);
            long count = found.map(WrkResult::counted).orElse(0L);
            if (count > 0) {
                bad = Math.max(bad, count);
                detail.append(detail.isEmpty() ? "" : "; ")
                        .append(found.orElseThrow().group());
            }
        }
        return new WrkResult(
                number(RATE, output),
                Double.parseDouble(p99.group(1)) * millis(p99.group(2)),
                (long) number(REQUESTS, output),
                bad,
                detail.toString());
    }

    /** All counts of a line, but the status that an unexpected response had. */
    private static long counted(MatchResult line) {
        long sum = 0;
        int counts = line.group().startsWith("Unexpected") ? 1 : line.groupCount();
        for (int group = 1; group <= counts; group++) {
            sum += Long.parseLong(line.group(group));
        }
        return sum;
    }

    private static double number(Pattern pattern, String output) {
        return Double.parseDouble(
                find(pattern, output).orElseThrow(() -> unreadable(output)).group(1));
    }

    private static double millis(String unit) {
        return switch (unit) {
            case "us" -> 0.001;
            case "ms" -> 1;
            case "s" -> 1_000;
            case "m" -> 60_000;
            case "h" -> 3_600_000;
            default -> throw new IllegalArgumentException(unit);
        };
    }

    private static Optional<MatchResult> find(Pattern pattern, String output) {
        return pattern.matcher(output).results().findFirst();
    }

    private static BenchFailure unreadable(String output) {
        return new BenchFailure("wrk printed something unknown: " + output);
    }

    /**
     * This result.
     *
     * @throws BenchFailure when any answer was not what it had to be: the numbers would not be true
     */
    WrkResult allGood(String what) {
        if (bad > 0 || requests == 0) {
            throw new BenchFailure("%s: %d of %d requests went wrong (%s).".formatted(what, bad, requests, detail));
        }
        return this;
    }
}
