package cleave.cluster;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the supervisor wrote last.
 *
 * @param request the {@link Wanted#id} that it has taken up
 * @param settled whether all that runs is what was asked for
 * @param url where people open it
 * @param parts in the order in which they start
 */
public record State(ProcessId supervisor, String request, boolean settled, String url, List<Part> parts) {

    /**
     * A process that is kept running.
     *
     * @param process null while there is none
     * @param children its own processes
     * @param managementPort where it answers health and metrics; 0 when it does not
     * @param ready whether it serves now
     * @param restarts how often it was started again after it had ended
     * @param failures how often in a row it could not be started
     * @param hopeless whether trying again does not help
     * @param since when its process began, else when that ended, as {@link java.time.Instant} writes it
     * @param message what it does while it does not serve, else empty
     */
    public record Part(
            String name,
            @Nullable ProcessId process,
            List<ProcessId> children,
            int port,
            int managementPort,
            boolean ready,
            int restarts,
            int failures,
            boolean hopeless,
            String since,
            String message) {
        private static final int ENOUGH = 3;

        /** Whether nobody should wait for it any longer. */
        boolean failed() {
            return hopeless || failures >= ENOUGH;
        }
    }

    /** Whether all that was asked for serves. */
    boolean ready() {
        return settled && parts.stream().allMatch(Part::ready);
    }

    boolean anyRuns() {
        return parts.stream()
                .map(Part::process)
                .anyMatch(process -> process != null && process.alive().isPresent());
    }

    /** Whether the supervisor that wrote it still runs. */
    boolean current() {
        return supervisor.alive().isPresent();
    }
}
