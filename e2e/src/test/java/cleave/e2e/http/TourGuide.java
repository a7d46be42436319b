package cleave.e2e.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Does what a reader does: types all commands of a tour into one shell, and compares what it prints. */
final class TourGuide {
    private static final String MARK = "--- step ended with ";
    private static final long LIMIT_SECONDS = 300;

    private TourGuide() {}

    /** Takes the tour in a shell with these variables; returns what went differently, a text for each step. */
    static List<String> take(List<Tour.Step> steps, Path folder, Map<String, String> variables)
            throws IOException, InterruptedException {
        StringBuilder script = new StringBuilder();
        for (Tour.Step step : steps) {
            script.append(step.commands())
                    .append("\nended=$?; echo; echo \"")
                    .append(MARK)
                    .append("$ended\"\n");
        }
        Path file = Files.writeString(folder.resolve("tour.sh"), script);
        Path output = folder.resolve("tour.out");
        ProcessBuilder shell = new ProcessBuilder("bash", file.toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        shell.environment().putAll(variables);
        Process running = shell.start();
        try {
            running.getOutputStream().close();
            if (!running.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) return List.of("it took too long");
        } finally {
            running.descendants().forEach(ProcessHandle::destroyForcibly);
            running.destroyForcibly();
        }
        return compare(steps, Files.readString(output, UTF_8));
    }

    private static List<String> compare(List<Tour.Step> steps, String output) {
        List<String> different = new ArrayList<>();
        int at = 0;
        for (Tour.Step step : steps) {
            int end = output.indexOf(MARK, at);
            if (end < 0) {
                different.add(step.commands() + "was not reached: " + output.substring(at));
                return different;
            }
            int line = output.indexOf('\n', end);
            String printed = output.substring(at, end).strip();
            String status = output.substring(end + MARK.length(), line);
            if (!status.equals("0") || !step.shows(printed)) {
                different.add("%sended with %s and printed%n%s%ninstead of%n%s"
                        .formatted(step.commands(), status, printed, step.expected()));
            }
            at = line + 1;
        }
        return different;
    }
}
