package cleave.cluster;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Replicas that go over to another spec one at a time: nginx stops sending to one, that one starts again, and when it is
 * ready nginx sends to it again and the next one goes. One that does not become ready ends it there, while the others
 * go on serving as before. For one thread.
 */
final class Rollout {
    private final Deque<ServicePart> waiting = new ArrayDeque<>();
    private final Function<String, Kept> processes;
    private @Nullable ServicePart resting;
    private boolean renewed;

    /** @param processes those that run, by name */
    Rollout(Function<String, Kept> processes) {
        this.processes = processes;
    }

    /** Forgets who waits for a turn; whoever has it goes on. */
    void clear() {
        waiting.clear();
    }

    /** Lets a replica that runs take its turn. */
    void add(ServicePart newer) {
        // One that rests already starts with the newest spec.
        if (resting != null && resting.name().equals(newer.name())) {
            resting = newer;
            renewed = false;
        } else waiting.add(newer);
    }

    boolean isDone() {
        return resting == null && waiting.isEmpty();
    }

    /** To whom nginx must not send. */
    Set<String> resting() {
        return Optional.ofNullable(resting).map(part -> Set.of(part.name())).orElse(Set.of());
    }

    /**
     * Does what can be done now.
     *
     * @param frontSettled whether nginx knows who rests
     * @return whether nginx has to be told that others rest
     */
    boolean step(boolean frontSettled) {
        ServicePart current = resting;
        if (current == null) return begin();
        Kept process = processes.apply(current.name());
        if (!renewed) {
            if (!frontSettled) return false;
            process.renew(current);
            renewed = true;
            return false;
        }
        if (!process.settled() || !process.state().ready()) return false;
        resting = null;
        begin();
        return true;
    }

    /** The next one whose service has another that serves meanwhile. */
    private boolean begin() {
        Optional<ServicePart> next = waiting.stream().filter(this::hasDeputy).findFirst();
        if (next.isEmpty()) return false;
        waiting.remove(next.get());
        resting = next.get();
        renewed = false;
        return true;
    }

    private boolean hasDeputy(ServicePart part) {
        return part.plan()
                .replicas(part.service())
                .filter(name -> !name.equals(part.name()))
                .anyMatch(name -> processes.apply(name).state().ready());
    }
}
