package cleave.platform.events;

import cleave.platform.events.OutboxRows.Pending;
import cleave.platform.runtime.Failure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands a batch of events to their consumers and keeps what came of it. Events go together; when that fails, each half
 * goes alone, so that in the end only an event that fails by itself counts as failed.
 */
final class Delivery {
    private static final Logger log = LoggerFactory.getLogger(Delivery.class);

    private final Routing routing;
    private final Envelopes envelopes;
    private final BooleanSupplier ended;
    private final List<Pending> delivered = new ArrayList<>();
    private final Map<Pending, Throwable> failed = new LinkedHashMap<>();
    private final Map<String, Throwable> down = new LinkedHashMap<>();

    /**
     * @param ended asked before each call of a consumer whether to leave the rest
     */
    Delivery(Routing routing, Envelopes envelopes, BooleanSupplier ended) {
        this.routing = routing;
        this.envelopes = envelopes;
        this.ended = ended;
    }

    void deliver(List<Pending> rows) {
        Map<String, List<Pending>> fresh = new LinkedHashMap<>();
        for (Pending row : rows) {
            // What failed before goes alone, and takes no others with it.
            if (row.attempts() > 0) toAll(row.type(), List.of(row));
            else fresh.computeIfAbsent(row.type(), type -> new ArrayList<>()).add(row);
        }
        fresh.forEach(this::toAll);
    }

    /** Those that every consumer took. */
    List<Pending> delivered() {
        return delivered;
    }

    /** Those that a consumer refused, and why. */
    Map<Pending, Throwable> failed() {
        return failed;
    }

    /** Types of which a consumer is not there for now; of the events that are nowhere else. */
    Map<String, Throwable> down() {
        return down;
    }

    private void toAll(String type, List<Pending> rows) {
        List<Pending> left = rows;
        for (Target target : routing.targets(type)) left = to(target, type, left);
        delivered.addAll(left);
    }

    /** Returns those that the consumer took. */
    private List<Pending> to(Target target, String type, List<Pending> rows) {
        if (rows.isEmpty() || down.containsKey(type) || ended.getAsBoolean()) return List.of();
        try {
            target.hand(rows, envelopes);
            return rows;
        } catch (RuntimeException | Error e) {
            if (e instanceof Failure failure && failure.kind() == Failure.Kind.UNAVAILABLE) {
                log.warn("{} cannot take {} now: {}", target.name(), type, Failed.text(e));
                down.put(type, e);
                return List.of();
            }
            if (rows.size() > 1) return halves(target, type, rows);
            log.debug(
                    "{} refused {} {}: {}", target.name(), type, rows.getFirst().id(), Failed.text(e));
            failed.put(rows.getFirst(), e);
            return List.of();
        }
    }

    private List<Pending> halves(Target target, String type, List<Pending> rows) {
        int half = rows.size() / 2;
        List<Pending> taken = new ArrayList<>(to(target, type, rows.subList(0, half)));
        taken.addAll(to(target, type, rows.subList(half, rows.size())));
        return taken;
    }
}
