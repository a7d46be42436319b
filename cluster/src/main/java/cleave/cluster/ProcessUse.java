package cleave.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a process and its children use.
 *
 * @param bytes in RAM; what children share with their parent counts once
 * @param ticks of processor time since each began, 100 a second
 */
public record ProcessUse(long bytes, long ticks) {
    private static final int USER_TICKS = 11;

    /** Nothing when it has ended. */
    public static ProcessUse of(ProcessId process) {
        return process.alive()
                .map(alive -> {
                    List<ProcessHandle> children = alive.descendants().toList();
                    long bytes = kibibytes(alive.pid(), "VmRSS:") * 1024;
                    long ticks = ticks(alive.pid());
                    for (ProcessHandle child : children) {
                        bytes += kibibytes(child.pid(), "RssAnon:") * 1024;
                        ticks += ticks(child.pid());
                    }
                    return new ProcessUse(bytes, ticks);
                })
                .orElse(new ProcessUse(0, 0));
    }

    private static long kibibytes(long pid, String what) {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(pid), "status"))) {
            return lines.filter(line -> line.startsWith(what))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .sum();
        } catch (IOException | UncheckedIOException ended) {
            return 0;
        }
    }

    private static long ticks(long pid) {
        return ProcessId.fields(pid)
                .map(fields -> Long.parseLong(fields[USER_TICKS]) + Long.parseLong(fields[USER_TICKS + 1]))
                .orElse(0L);
    }
}
