package cleave.status;

import cleave.platform.sql.Database;
import cleave.status.api.StatusDecided;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Decisions on statuses, in SQL. Blocks; safe for many threads. */
final class Decisions {
    private final Database database;
    private final Reasons reasons;

    /**
     * What came of some decisions.
     *
     * @param hidden statuses that others no longer get to see
     * @param shown those that they do now
     */
    record Outcome(Set<UUID> hidden, List<Status> shown) {}

    Decisions(Database database, Reasons reasons) {
        this.database = database;
        this.reasons = reasons;
    }

    /** Applies them in one transaction; one that comes again, or after a later one of its status, changes nothing. */
    Outcome apply(List<StatusDecided> decided) {
        Map<UUID, StatusDecided> last = new LinkedHashMap<>();
        for (StatusDecided one : decided) {
            last.merge(one.id(), one, (before, after) -> after.number() > before.number() ? after : before);
        }
        return database.write(handle -> apply(handle, last.values()));
    }

    private Outcome apply(Handle handle, Collection<StatusDecided> decisions) {
        List<StatusDecided> open = List.copyOf(decisions);
        // What was pending and is found to be in order was neither hidden nor restored.
        Set<StatusDecided> published = publish(
                handle,
                open.stream().filter(one -> one.automatic() && !one.held()).toList());
        Set<StatusDecided> decided = decide(
                handle, open.stream().filter(one -> !published.contains(one)).toList());
        Set<UUID> hidden = new HashSet<>();
        List<UUID> shown = new ArrayList<>();
        for (StatusDecided one : published) shown.add(one.id());
        for (StatusDecided one : decided) {
            if (one.held()) hidden.add(one.id());
            else shown.add(one.id());
        }
        return new Outcome(hidden, rows(handle, shown));
    }

    private static Set<StatusDecided> publish(Handle handle, List<StatusDecided> decisions) {
        return counted(
                handle,
                "update status set state = 'visible', decision = :number"
                        + " where id = :id and decision < :number and state = 'pending'",
                decisions,
                (batch, one) -> batch.bind("id", one.id()).bind("number", one.number()));
    }

    private Set<StatusDecided> decide(Handle handle, List<StatusDecided> decisions) {
        return counted(
                handle,
                "update status set state = :state, decision = :number, automatic = :automatic, reasons = :reasons,"
                        + " note = :note where id = :id and decision < :number",
                decisions,
                (batch, one) -> batch.bind("id", one.id())
                        .bind("number", one.number())
                        .bind("state", one.held() ? "held" : "visible")
                        .bind("automatic", one.automatic())
                        .bind("reasons", reasons.write(one.reasons()))
                        .bind("note", one.note()));
    }

    /** Executes the update for each decision, and returns those that changed something. */
    private static Set<StatusDecided> counted(
            Handle handle,
            String update,
            List<StatusDecided> decisions,
            BiConsumer<PreparedBatch, StatusDecided> values) {
        if (decisions.isEmpty()) return Set.of();
        PreparedBatch batch = handle.prepareBatch(update);
        for (StatusDecided one : decisions) {
            values.accept(batch, one);
            batch.add();
        }
        int[] changed = batch.execute();
        Set<StatusDecided> counted = new LinkedHashSet<>();
        for (int i = 0; i < changed.length; i++) {
            if (changed[i] > 0) counted.add(decisions.get(i));
        }
        return counted;
    }

    private static List<Status> rows(Handle handle, List<UUID> ids) {
        if (ids.isEmpty()) return List.of();
        return handle.createQuery(StatusStore.SELECT + " where id in (<ids>)")
                .bindList("ids", ids)
                .map(StatusStore.STATUS)
                .list();
    }
}
