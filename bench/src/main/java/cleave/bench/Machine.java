package cleave.bench;

import cleave.cluster.Tool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where it was measured.
 *
 * @param busyPercent how much of all cores other programs used in the second before the first run
 * @param versions of the programs that took part, by name
 */
record Machine(
        String processor,
        int cores,
        long memoryMegabytes,
        String kernel,
        double busyPercent,
        Map<String, String> versions) {
    private static final int IDLE = 3;
    private static final int WAITING = 4;
    private static final Pattern VERSION = Pattern.compile("\\d+(\\.\\d+)+");

    static Machine here() {
        Map<String, String> versions = new TreeMap<>();
        versions.put("JDK", Runtime.version().toString());
        put(versions, "nginx", List.of("nginx", "-v"));
        put(versions, "wrk", List.of("wrk", "-v"));
        put(versions, "pgbench and PostgreSQL", List.of("pgbench", "--version"));
        return new Machine(
                field(Path.of("/proc/cpuinfo"), "model name"),
                Runtime.getRuntime().availableProcessors(),
                Long.parseLong(field(Path.of("/proc/meminfo"), "MemTotal").replaceAll("\\D", "")) / 1024,
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                busyPercentOf(Duration.ofSeconds(1)),
                versions);
    }

    /** Whether others use so much of it that its numbers say little. */
    boolean busy() {
        return busyPercent > 10;
    }

    private static double busyPercentOf(Duration time) {
        long[] before = ticks();
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailure("Interrupted.", e);
        }
        long[] after = ticks();
        long all = Arrays.stream(after).sum() - Arrays.stream(before).sum();
        long idle = after[IDLE] + after[WAITING] - before[IDLE] - before[WAITING];
        return all == 0 ? 0 : Math.round(1000.0 * (all - idle) / all) / 10.0;
    }

    /** What the kernel counted of all cores since it started, by kind of use. */
    private static long[] ticks() {
        try {
            String all =
                    Files.readString(Path.of("/proc/stat")).lines().findFirst().orElse("cpu 0 0 0 0 0");
            return Arrays.stream(all.split("\\s+", -1))
                    .skip(1)
                    .mapToLong(Long::parseLong)
                    .toArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void put(Map<String, String> versions, String name, List<String> command) {
        new Tool(command.getFirst(), command.getFirst()).find().ifPresent(program -> {
            String said = Program.of(program, command.subList(1, command.size()))
                    .outputWhateverItsEnd(Duration.ofSeconds(10));
            Matcher version = VERSION.matcher(said);
            if (version.find()) {
                versions.put(name, version.group());
            }
        });
    }

    /** The value of a {@code name: value} line, or {@code unknown}. */
    private static String field(Path file, String name) {
        try {
            return Files.readString(file)
                    .lines()
                    .filter(line -> line.startsWith(name))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unknown");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
