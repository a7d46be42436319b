package cleave.e2e.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import cleave.e2e.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A serving process whose standard output and standard error are kept apart. */
record Serving(Process process, Path folder, Path out, Path err) implements AutoCloseable {
    private static final String MANAGEMENT = "Management: ";
    private static final String READY = "Cleave is ready: ";

    /** Starts the program and returns once it is ready. */
    static Serving start(Path folder, String... arguments) throws IOException {
        List<String> line = new ArrayList<>(Programs.brief());
        line.addAll(List.of(arguments));
        Path out = Files.createTempFile(folder, "out", ".txt");
        Path err = Files.createTempFile(folder, "err", ".txt");
        ProcessBuilder builder = new ProcessBuilder(line)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("CLEAVE_"));
        Serving serving = new Serving(builder.start(), folder, out, err);
        try {
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> !serving.process.isAlive()
                            || (serving.printed().contains(READY)
                                    && serving.printed().endsWith("\n")));
            serving.url();
            return serving;
        } catch (RuntimeException e) {
            serving.close();
            throw e;
        }
    }

    String printed() throws IOException {
        return Files.readString(out, UTF_8);
    }

    String errors() throws IOException {
        return Files.readString(err, UTF_8);
    }

    String url() throws IOException {
        String printed = printed();
        if (!printed.contains(READY)) throw new IllegalStateException("It did not start: " + printed + errors());
        return printed.substring(printed.indexOf(READY) + READY.length()).strip();
    }

    String managementUrl() throws IOException {
        String printed = printed();
        return printed.substring(printed.indexOf(MANAGEMENT) + MANAGEMENT.length())
                .lines()
                .findFirst()
                .orElseThrow();
    }

    /** Ends it as an operator or an orchestrator does; returns what it exited with. */
    int terminate() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(10, TimeUnit.SECONDS)) throw new IllegalStateException("It did not end within 10 s.");
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
