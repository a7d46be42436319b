package cleave.platform.events;

import cleave.platform.sql.Columns;
import cleave.platform.sql.Database;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** The events of one module that could not be delivered. Blocks; safe for many threads and beside a running server. */
public final class DeadEvents {
    /** Moved in one transaction. */
    private static final int BATCH = 500;

    private final Database database;

    /**
     * An event that was put aside.
     *
     * @param at when it was given up
     * @param attempts deliveries that failed
     * @param error the last one's
     */
    public record DeadEvent(Instant at, String type, UUID id, int attempts, String error) {}

    public DeadEvents(Database database) {
        this.database = database;
    }

    /** How many there are. */
    public long count() {
        return database.read(handle -> handle.createQuery("select count(*) from dead_event")
                .mapTo(Long.class)
                .one());
    }

    /** The oldest of them. */
    public List<DeadEvent> list(int most) {
        return database.read(handle -> handle.createQuery(
                        "select id, type, attempts, error, died_at from dead_event order by id limit :most")
                .bind("most", most)
                .map((row, context) -> new DeadEvent(
                        Instant.ofEpochMilli(row.getLong(5)),
                        row.getString(2),
                        Columns.uuid(row, 1, context),
                        row.getInt(3),
                        row.getString(4)))
                .list());
    }

    /**
     * Puts those that there are now back into the outbox, some in each transaction, as if they had never been tried.
     *
     * @return how many
     */
    public int replay() {
        long last = database.read(handle -> handle.createQuery("select coalesce(max(died_at), 0) from dead_event")
                .mapTo(Long.class)
                .one());
        int all = 0;
        int moved;
        do {
            moved = database.write(handle -> replay(handle, last));
            all += moved;
        } while (moved == BATCH);
        return all;
    }

    private static int replay(Handle handle, long last) {
        List<UUID> ids = handle.createQuery("select id from dead_event where died_at <= :last order by id limit :most")
                .bind("last", last)
                .bind("most", BATCH)
                .mapTo(UUID.class)
                .list();
        if (ids.isEmpty()) return 0;
        handle.createUpdate("insert into outbox (id, type, event, created_at)"
                        + " select id, type, event, created_at from dead_event where id in (<ids>)"
                        + " on conflict do nothing")
                .bindList("ids", ids)
                .execute();
        handle.createUpdate("delete from dead_event where id in (<ids>)")
                .bindList("ids", ids)
                .execute();
        return ids.size();
    }
}
