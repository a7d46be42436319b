package cleave.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A process that outlives us and our terminal, its output in a log. */
record Detached(Process process, Path log) {

    static Detached start(List<String> command, Path folder, String name) {
        Path log = folder.resolve(name + ".log");
        List<String> line =
                new ArrayList<>(List.of(new Tool("setsid", "util-linux").path().toString()));
        line.addAll(command);
        try {
            Files.createDirectories(folder);
            ProcessBuilder builder = new ProcessBuilder(line)
                    .directory(folder.toFile())
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            // One clock for the logs of all that it starts.
            builder.environment().put("TZ", "UTC");
            return new Detached(builder.start(), log);
        } catch (IOException e) {
            throw new ServerFailure("Cannot start %s: %s".formatted(command.getFirst(), e.getMessage()), e);
        }
    }

    /** Fails with what it said last when it has ended, but for one that found another at its work. */
    void requireAlive() {
        if (process.isAlive() || process.exitValue() == 0) return;
        throw new ServerFailure("The supervisor ended with %d. Its log, %s, ends with:%n%s"
                .formatted(process.exitValue(), log, Command.lastLines(log)));
    }
}
