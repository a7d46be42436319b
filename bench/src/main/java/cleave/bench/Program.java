package cleave.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/** A program that runs to its end while its output is kept. It does not outlive this JVM. */
record Program(List<String> line, Map<String, String> environment) {
    static Program of(Path program, List<String> arguments) {
        return new Program(
                Stream.concat(Stream.of(program.toString()), arguments.stream()).toList(), Map.of());
    }

    /**
     * Its output, errors included.
     *
     * @throws BenchFailure when it ends with anything but 0, or not within {@code limit}
     */
    String output(Duration limit) {
        Ended ended = run(limit);
        if (ended.code() != 0) {
            throw new BenchFailure("%s ended with %d: %s".formatted(line.getFirst(), ended.code(), ended.output()));
        }
        return ended.output();
    }

    /** The same for programs that end with an error when asked for their version. */
    String outputWhateverItsEnd(Duration limit) {
        return run(limit).output();
    }

    private Ended run(Duration limit) {
        Process process = launch();
        AtomicBoolean interrupted = new AtomicBoolean();
        Thread atExit = new Thread(
                () -> {
                    interrupted.set(true);
                    process.destroyForcibly();
                },
                "kill-" + process.pid());
        Runtime.getRuntime().addShutdownHook(atExit);
        Thread deadline = Thread.ofVirtual().start(() -> killAfter(process, limit));
        try (InputStream said = process.getInputStream()) {
            // Ends when the process does, by itself or by the deadline.
            String output = new String(said.readAllBytes(), StandardCharsets.UTF_8);
            int code = process.waitFor();
            if (interrupted.get()) {
                throw new BenchFailure("Interrupted.");
            }
            return new Ended(code, output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailure("Interrupted.", e);
        } finally {
            process.destroyForcibly();
            deadline.interrupt();
            ExitHooks.remove(atExit);
        }
    }

    private Process launch() {
        ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
        builder.environment().putAll(environment);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new BenchFailure("Cannot run " + line.getFirst() + ": " + e.getMessage(), e);
        }
    }

    private static void killAfter(Process process, Duration limit) {
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private record Ended(int code, String output) {}
}
