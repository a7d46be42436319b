package cleave.bench;

import cleave.cluster.Tool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where it was measured.
 *
 * @param versions of the programs that took part, by name
 */
record Machine(String processor, int cores, long memoryMegabytes, String kernel, Map<String, String> versions) {
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
                versions);
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
