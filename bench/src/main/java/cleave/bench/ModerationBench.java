package cleave.bench;

import cleave.cluster.Cleave;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * How fast texts are judged, by {@code cleave moderate} on one core, with the JSON that it reads and writes; and how soon
 * a status's verdict is in effect.
 */
final class ModerationBench {
    private static final int SHORT = 100;
    private static final double SHORT_BAR_MICROS = 100;
    private static final int LONG = 5_000;
    private static final double LONG_BAR_MILLIS = 5;
    private static final int SHORT_TEXTS = 20_000;
    private static final int LONG_TEXTS = 200;
    private static final int WARM_UP_ROUNDS = 5;
    private static final long LONGEST_MINUTES = 10;
    private static final List<String> WORDS = List.of(
            "the",
            "a",
            "my",
            "our",
            "neighbour",
            "women",
            "people",
            "football",
            "hate",
            "love",
            "really",
            "never",
            "kill",
            "town",
            "because",
            "immigrants",
            "friend",
            "coffee",
            "tomorrow",
            "stupid",
            "they",
            "should",
            "is",
            "are",
            "all",
            "of",
            "in",
            "and",
            "wonderful",
            "gr8",
            "h4te",
            "😂",
            "library",
            "garden",
            "trains",
            "late.",
            "again!",
            "why?",
            "Lisbon,",
            "worst",
            "music",
            "grandmother",
            "computer",
            "muslim",
            "go",
            "home",
            "wmen");

    private static final int RATE = 500;
    private static final double DELAY_BAR_MILLIS = 250;

    private final Plan plan;
    private final Workplace workplace;

    ModerationBench(Plan plan, Workplace workplace) {
        this.plan = plan;
        this.workplace = workplace;
    }

    List<Row> run() {
        List<Row> rows = new ArrayList<>(judging());
        rows.add(delay());
        return rows;
    }

    /** Others see a status once it was judged here, which shows when that was. */
    private Row delay() {
        Path folder = workplace.folder().resolve("moderation");
        try (Cleave server = workplace.owns(plan.server(folder, Map.of("moderation.publish", "before")))) {
            server.start();
            try (CleaveApi api = new CleaveApi(server.url())) {
                return new OutcomeDelay(
                                Outcome.VERDICT, server.url(), api.registered("writer"), api.registered("reader"))
                        .atMost(
                                "A status answered to its verdict in effect, at 500 statuses/s, 99th percentile",
                                "Cleave",
                                RATE,
                                DELAY_BAR_MILLIS,
                                plan);
            }
        }
    }

    private List<Row> judging() {
        List<String> line = new ArrayList<>(List.of(Wrk.TASKSET.path().toString(), "-c", "0"));
        line.addAll(plan.program().line());
        line.add("moderate");
        Process process = start(line);
        Thread atExit = new Thread(process::destroyForcibly, "kill-" + process.pid());
        Runtime.getRuntime().addShutdownHook(atExit);
        Thread deadline = Thread.ofVirtual().start(() -> killAfter(process));
        try (BufferedWriter in = process.outputWriter(StandardCharsets.UTF_8);
                BufferedReader out =
                        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            List<String> shortOnes = texts(SHORT_TEXTS, SHORT);
            List<String> longOnes = texts(LONG_TEXTS, LONG);
            plan.progress().accept("Judging texts: warming up");
            for (int round = 0; round < WARM_UP_ROUNDS; round++) {
                nanos(shortOnes, in, out);
                nanos(longOnes, in, out);
            }
            List<Double> micros = new ArrayList<>();
            List<Double> millis = new ArrayList<>();
            for (int run = 1; run <= plan.pairs(); run++) {
                plan.progress().accept("Judging texts: %d of %d".formatted(run, plan.pairs()));
                micros.add(nanos(shortOnes, in, out) / 1e3 / SHORT_TEXTS);
                millis.add(nanos(longOnes, in, out) / 1e6 / LONG_TEXTS);
            }
            return List.of(
                    Row.atMost(
                            "Judging a text of 100 characters, one core",
                            "µs",
                            new Series("Cleave", micros),
                            SHORT_BAR_MICROS),
                    Row.atMost(
                            "Judging a text of 5,000 characters, one core",
                            "ms",
                            new Series("Cleave", millis),
                            LONG_BAR_MILLIS));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            process.destroyForcibly();
            deadline.interrupt();
            ExitHooks.remove(atExit);
        }
    }

    private static Process start(List<String> line) {
        try {
            return new ProcessBuilder(line)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        } catch (IOException e) {
            throw new BenchFailure("Cannot run " + line.getFirst() + ": " + e.getMessage(), e);
        }
    }

    private static void killAfter(Process process) {
        try {
            if (!process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)) process.destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Texts of that many characters, the same on every run. */
    private static List<String> texts(int count, int length) {
        Random random = new Random(1);
        List<String> texts = new ArrayList<>();
        for (int each = 0; each < count; each++) {
            StringBuilder text = new StringBuilder();
            while (text.length() < length) {
                text.append(WORDS.get(random.nextInt(WORDS.size()))).append(' ');
            }
            text.setLength(length - 1);
            texts.add(text.append('.').toString());
        }
        return texts;
    }

    /** From the first text's going to the last verdict's coming; another thread writes, so that neither waits for both. */
    private static long nanos(List<String> texts, BufferedWriter in, BufferedReader out) throws IOException {
        long before = System.nanoTime();
        Thread writer = Thread.ofPlatform().start(() -> write(texts, in));
        for (int left = texts.size(); left > 0; left--) {
            if (out.readLine() == null) throw new BenchFailure("cleave moderate ended before it had judged all texts.");
        }
        long nanos = System.nanoTime() - before;
        try {
            writer.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailure("Interrupted.", e);
        }
        return nanos;
    }

    private static void write(List<String> texts, BufferedWriter in) {
        try {
            for (String text : texts) {
                in.write(text);
                in.write('\n');
            }
            in.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
