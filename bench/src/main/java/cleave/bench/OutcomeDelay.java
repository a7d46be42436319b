package cleave.bench;

import cleave.bench.CleaveApi.Person;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Writes at a fixed rate, and when what comes of it is in another's list.
 *
 * @param url where the server answers
 */
record OutcomeDelay(Outcome outcome, String url, Person writer, Person reader) {
    private static final long LAST_COMES_NANOS = TimeUnit.SECONDS.toNanos(20);
    private static final String ID = "\"id\":\"";
    private static final int ID_LENGTH = 36;

    /**
     * 99th percentiles.
     *
     * @param delayMillis from the answer to what was written to its outcome
     * @param answerMillis from the moment at which it was due to be written to its answer
     */
    record Measured(double delayMillis, double answerMillis) {}

    /** As a row, with a bar in milliseconds. */
    Row atMost(String what, String name, int rate, double bar, Plan plan) {
        plan.progress().accept("Warming up");
        measure(rate, plan.warmUpSeconds());
        List<Double> p99 = new ArrayList<>();
        for (int run = 1; run <= plan.pairs(); run++) {
            plan.progress().accept("%s at %,d/s: %d of %d".formatted(outcome.title(), rate, run, plan.pairs()));
            p99.add(measure(rate, plan.seconds()).delayMillis());
        }
        return Row.atMost(what, "ms", new Series(name, p99), bar);
    }

    Measured measure(double rate, int seconds) {
        int port = URI.create(url).getPort();
        Map<String, Long> answered = new ConcurrentHashMap<>();
        byte[] text = Requests.post(outcome.written(), writer, "{\"text\":\"%s\"}".formatted(StatusTable.text(0)));
        OpenLoop load = new OpenLoop(port, Wrk.CONNECTIONS, rate, Duration.ofSeconds(seconds), number -> text);
        try (ListWatch watch = new ListWatch(port, outcome, reader)) {
            long[] answers = load.run((body, nanos) -> answered.put(id(body), nanos));
            long giveUp = System.nanoTime() + LAST_COMES_NANOS;
            long[] delays = new long[answered.size()];
            int count = 0;
            for (Map.Entry<String, Long> each : answered.entrySet()) {
                delays[count++] = Math.max(0, seen(watch, each.getKey(), giveUp) - each.getValue());
            }
            return new Measured(Statistics.percentile(delays, 99) / 1e6, Statistics.percentile(answers, 99) / 1e6);
        }
    }

    private long seen(ListWatch watch, String id, long giveUp) {
        @Nullable Long at = watch.seenAt(id);
        while (at == null) {
            if (System.nanoTime() > giveUp) {
                throw new BenchFailure("Nothing came of %s in %s.".formatted(id, outcome.list()));
            }
            Pause.millis(5);
            at = watch.seenAt(id);
        }
        return at;
    }

    /** The first id in an answer is its own. */
    private static String id(String body) {
        int at = body.indexOf(ID) + ID.length();
        return body.substring(at, Math.min(body.length(), at + ID_LENGTH));
    }
}
