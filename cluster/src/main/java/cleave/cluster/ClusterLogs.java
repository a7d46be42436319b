package cleave.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The logs of all processes, each in a folder of its own, as one. */
public final class ClusterLogs {
    private static final Duration GLANCE = Duration.ofMillis(200);
    private final Path folder;
    private final Map<Path, LogFile> files = new TreeMap<>();

    ClusterLogs(Path folder) {
        this.folder = folder;
    }

    /** Names whose logs there are. */
    public List<String> names() {
        return paths().map(ClusterLogs::name).distinct().toList();
    }

    private Stream<Path> paths() {
        if (!Files.isDirectory(folder)) return Stream.empty();
        try (Stream<Path> found = Files.find(
                folder, 2, (path, attributes) -> path.toString().endsWith(".log") && attributes.isRegularFile())) {
            return found.sorted().toList().stream();
        } catch (IOException e) {
            throw new ServerFailure("Cannot read " + folder + ": " + e.getMessage(), e);
        }
    }

    private static String name(Path log) {
        return String.valueOf(Objects.requireNonNull(log.getParent()).getFileName());
    }

    /**
     * Tells what is written and was not told yet, by time, each line with its process's name before it.
     *
     * @param service a process, or a service with all its replicas; empty for all
     */
    public void tell(String service, Consumer<String> lines) {
        paths().filter(path -> service.isEmpty() || name(path).matches("\\Q" + service + "\\E(-\\d+)?"))
                .forEach(path -> files.computeIfAbsent(path, log -> new LogFile(name(log), log)));
        int width = files.keySet().stream()
                .mapToInt(path -> name(path).length())
                .max()
                .orElse(0);
        PriorityQueue<Head> heads = new PriorityQueue<>(
                Comparator.comparing((Head head) -> head.line().time())
                        .thenComparing(head -> head.line().name()));
        files.values().forEach(file -> file.read().ifPresent(line -> heads.add(new Head(file, line))));
        while (!heads.isEmpty()) {
            Head first = heads.remove();
            lines.accept(("%-" + width + "s | %s")
                    .formatted(first.line().name(), first.line().text()));
            first.file().read().ifPresent(line -> heads.add(new Head(first.file(), line)));
        }
    }

    private record Head(LogFile file, LogFile.Line line) {}

    /** The same, and then what is written from now on, until the thread is interrupted. */
    public void follow(String service, Consumer<String> lines) throws InterruptedException {
        while (true) {
            tell(service, lines);
            Thread.sleep(GLANCE);
        }
    }
}
