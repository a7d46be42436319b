package cleave.platform.events;

import cleave.platform.events.OutboxRows.Pending;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Types of which a consumer is down: left alone for a while, longer each time. Then they are tried with ever fewer
 * events at once, since it may be the size of a batch that a consumer has no time for. Used by one thread.
 */
final class Detours {
    private final Backoff backoff;
    private final Map<String, Detour> byType = new HashMap<>();

    /**
     * @param until by {@link System#nanoTime}
     */
    private record Detour(int failures, long until) {}

    Detours(Backoff backoff) {
        this.backoff = backoff;
    }

    boolean any() {
        return !byType.isEmpty();
    }

    /** The types to leave alone now. */
    Set<String> closed() {
        if (byType.isEmpty()) return Set.of();
        long now = System.nanoTime();
        Set<String> closed = new TreeSet<>();
        byType.forEach((type, detour) -> {
            if (detour.until - now > 0) closed.add(type);
        });
        return closed;
    }

    /** The events without those that are too many for a consumer that was down just now. */
    List<Pending> shortened(List<Pending> due) {
        if (byType.isEmpty()) return due;
        Map<String, Integer> counts = new HashMap<>();
        return due.stream().filter(row -> isAmongFirst(row, counts)).toList();
    }

    void learn(Delivery delivery) {
        for (Pending row : delivery.delivered()) byType.remove(row.type());
        for (String type : delivery.down().keySet()) {
            Detour last = byType.get(type);
            int failures = last == null ? 1 : last.failures + 1;
            long until = System.nanoTime() + backoff.after(failures).toNanos();
            byType.put(type, new Detour(failures, until));
        }
    }

    private boolean isAmongFirst(Pending row, Map<String, Integer> counts) {
        Detour detour = byType.get(row.type());
        if (detour == null) return true;
        return counts.merge(row.type(), 1, Integer::sum) <= Math.max(1, 256 >> Math.min(detour.failures, 8));
    }
}
