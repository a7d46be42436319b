package cleave.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program that runs to its end, its output appended to a log file. */
record Command(List<String> line, Path folder, Path log) {

    /**
     * Runs the program and waits for it.
     *
     * @throws ServerFailure when it ends with anything but 0, or not within {@code limit}
     */
    void run(Duration limit) {
        Process process = launch();
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new ServerFailure("%s took longer than %d s.".formatted(line.getFirst(), limit.toSeconds()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerFailure("Interrupted while waiting for " + line.getFirst() + ".", e);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        if (process.exitValue() != 0) {
            throw new ServerFailure(
                    "%s ended with %d:%n%s".formatted(line.getFirst(), process.exitValue(), lastLines(log)));
        }
    }

    private Process launch() {
        try {
            return new ProcessBuilder(line)
                    .directory(folder.toFile())
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
        } catch (IOException e) {
            throw new ServerFailure("Cannot run " + line.getFirst() + ": " + e.getMessage(), e);
        }
    }

    /** What a person needs to see of a log when something failed: its last 20 lines. */
    static String lastLines(Path log) {
        if (!Files.exists(log)) {
            return "(no log)";
        }
        try {
            List<String> lines = new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
