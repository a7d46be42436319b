package cleave.cluster;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Processes that outlived their supervisor. */
final class Orphans {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration LEFTOVERS = Duration.ofSeconds(1);

    private Orphans() {}

    /** Stops what of {@code state} still runs, the last started first. */
    static void stop(State state) {
        for (State.Part part : state.parts().reversed()) {
            Stream<ProcessId> own = Optional.ofNullable(part.process()).stream();
            own.forEach(process -> end(List.of(process), PATIENCE));
            // Children end with their parent unless that was killed.
            end(part.children());
        }
    }

    /** Ends what should end by itself. */
    static void end(List<ProcessId> children) {
        end(children, LEFTOVERS);
    }

    /** Stops processes in good order, or kills those that take longer. */
    private static void end(List<ProcessId> processes, Duration patience) {
        signal(processes, ProcessHandle::destroy);
        if (awaitAll(processes, patience)) return;
        signal(processes, ProcessHandle::destroyForcibly);
        awaitAll(processes, PATIENCE);
    }

    private static void signal(List<ProcessId> processes, Consumer<ProcessHandle> signal) {
        processes.stream().flatMap(process -> process.alive().stream()).forEach(signal);
    }

    private static boolean awaitAll(List<ProcessId> processes, Duration limit) {
        return Waiting.until(
                () -> processes.stream().allMatch(process -> process.alive().isEmpty()), limit);
    }
}
