package cleave.cluster;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How a part fares. Safe to use from any thread. */
final class Condition {
    private final Runnable changed;
    private @Nullable ProcessId process;
    private List<ProcessId> children = List.of();
    private boolean ready;
    private int restarts;
    private int failures;
    private boolean hopeless;
    private Instant since = Instant.now();
    private String message = "";

    /** @param changed called at each change, by the thread that made it; must not call back */
    Condition(Runnable changed) {
        this.changed = changed;
    }

    synchronized void doing(String what) {
        ready = false;
        message = what;
        changed.run();
    }

    synchronized void begun(ProcessHandle handle) {
        process = ProcessId.of(handle).orElse(null);
        since = Instant.now();
        changed.run();
    }

    synchronized void serves(String note) {
        ready = true;
        failures = 0;
        hopeless = false;
        message = note;
        changed.run();
    }

    synchronized boolean ready() {
        return ready;
    }

    synchronized void children(List<ProcessId> now) {
        children = now;
    }

    synchronized void ended(int exit) {
        restarts++;
        gone("ended with " + exit + ", is started again");
    }

    synchronized void failed(RuntimeException failure) {
        failures++;
        hopeless = failure instanceof MissingTool;
        gone(Objects.requireNonNullElse(failure.getMessage(), failure.toString()));
    }

    synchronized void gone(String why) {
        process = null;
        since = Instant.now();
        doing(why);
    }

    /** Somebody may have repaired what was wrong. */
    synchronized void hope() {
        failures = 0;
        hopeless = false;
    }

    /** Ends what a killed process left behind, which would be in the way of the next. */
    void endChildren() {
        List<ProcessId> left;
        synchronized (this) {
            left = children;
            children = List.of();
        }
        Orphans.end(left);
    }

    synchronized State.Part state(Part part) {
        return new State.Part(
                part.name(),
                process,
                children,
                part.port(),
                part.managementPort(),
                ready,
                restarts,
                failures,
                hopeless,
                since.toString(),
                message);
    }
}
