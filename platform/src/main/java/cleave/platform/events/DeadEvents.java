package cleave.platform.events;

import cleave.platform.sql.Columns;
import cleave.platform.sql.Database;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The events of one module that could not be delivered. Blocks; safe for many threads and beside a running server. */
public final class DeadEvents {
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
     * Puts all of them back into the outbox, in one transaction, as if they had never been tried.
     *
     * @return how many
     */
    public int replay() {
        return database.write(handle -> {
            int moved = handle.createUpdate("insert into outbox (id, type, event, created_at)"
                            + " select id, type, event, created_at from dead_event")
                    .execute();
            handle.createUpdate("delete from dead_event"
                            + " where exists (select 1 from outbox where outbox.id = dead_event.id)")
                    .execute();
            return moved;
        });
    }
}
