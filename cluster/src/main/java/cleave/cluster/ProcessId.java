package cleave.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A process that is not mistaken for a later one with the same number.
 *
 * @param started ticks from the machine's start to the process's; unlike a time of day, no clock changes it
 */
public record ProcessId(long pid, long started) {
    private static final int STARTED = 19;

    /** Empty when it has ended. */
    public static Optional<ProcessId> of(ProcessHandle process) {
        return started(process.pid()).map(started -> new ProcessId(process.pid(), started));
    }

    /** The process while it runs. */
    public Optional<ProcessHandle> alive() {
        return started(pid).filter(now -> now == started).flatMap(same -> ProcessHandle.of(pid));
    }

    private static Optional<Long> started(long pid) {
        return fields(pid).map(fields -> Long.valueOf(fields[STARTED]));
    }

    /** What the kernel tells of a process from its state on; empty when it has ended. */
    static Optional<String[]> fields(long pid) {
        try {
            String line = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            // The name before it, in parentheses, may hold anything.
            String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
            return Optional.of(fields).filter(all -> !all[0].equals("Z"));
        } catch (IOException ended) {
            return Optional.empty();
        }
    }
}
