package cleave.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A command that ran to its end. */
public record Run(int exit, String out, String err) {
    private static final long LIMIT_SECONDS = 120;

    /** Runs the program with these arguments and nothing on its standard input. */
    public static Run of(Path folder, String... arguments) throws IOException, InterruptedException {
        return of(folder, "", Map.of(), arguments);
    }

    /**
     * Runs the program.
     *
     * @param folder where it runs
     * @param in what it gets to read
     */
    public static Run of(Path folder, String in, Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(Programs.brief());
        line.addAll(List.of(arguments));
        Path input = Files.writeString(Files.createTempFile(folder, "in", ".txt"), in);
        Path out = Files.createTempFile(folder, "out", ".txt");
        Path err = Files.createTempFile(folder, "err", ".txt");
        ProcessBuilder builder = new ProcessBuilder(line)
                .directory(folder.toFile())
                .redirectInput(input.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("CLEAVE_"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            assertThat(process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS))
                    .as("%s ends by itself", line)
                    .isTrue();
        } finally {
            process.destroyForcibly();
        }
        return new Run(process.exitValue(), Files.readString(out, UTF_8), Files.readString(err, UTF_8));
    }

    /**
     * Has a command run when this JVM ends before the test could do it: what {@code up} has started would outlive it.
     *
     * @return takes that back
     */
    public static AutoCloseable atExit(Path folder, String... arguments) {
        Thread hook = new Thread(() -> {
            try {
                of(folder, arguments);
            } catch (IOException e) {
                // There is nobody left to tell.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        Runtime.getRuntime().addShutdownHook(hook);
        return () -> Runtime.getRuntime().removeShutdownHook(hook);
    }

    /** It was refused: one plain line that says why, and nothing else. */
    public Run refused(int wanted) {
        assertThat(exit).as(toString()).isEqualTo(wanted);
        assertThat(err.strip().lines()).as(err).hasSize(1);
        assertThat(err).doesNotContain("Exception", "\tat ", "cleave.", "null");
        assertThat(err.strip()).endsWith(".");
        return this;
    }
}
