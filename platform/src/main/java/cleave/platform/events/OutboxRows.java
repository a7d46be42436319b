package cleave.platform.events;

import cleave.platform.sql.BulkInsert;
import cleave.platform.sql.Columns;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;

/** The tables {@code outbox} and {@code dead_event} of one module. Every call is part of the caller's transaction. */
final class OutboxRows {
    /** Times further ahead than this come from a clock that was wrong. */
    static final long FAR_MILLIS = 2 * 3_600_000L;

    private static final RowMapper<Pending> PENDING = (row, context) -> new Pending(
            Columns.uuid(row, 1, context), row.getString(2), row.getString(3), row.getLong(4), row.getInt(5));

    /** An event on its way into the outbox. */
    record Draft(UUID id, String type, String event, Instant createdAt) {}

    /**
     * An event that is to be delivered.
     *
     * @param createdAt milliseconds since 1970
     * @param attempts those that failed so far
     */
    record Pending(UUID id, String type, String event, long createdAt, int attempts) {}

    /**
     * What there is.
     *
     * @param pending events
     * @param oldestAt when the oldest pending event was published, in milliseconds since 1970; 0 without any
     * @param dead events
     */
    record Sample(long pending, long oldestAt, long dead) {}

    void insert(Handle handle, List<Draft> drafts) {
        BulkInsert.execute(
                handle,
                "insert into outbox (id, type, event, created_at) values (?, ?, ?, ?)",
                drafts,
                (draft, values) -> values.uuid(draft.id())
                        .text(draft.type())
                        .text(draft.event())
                        .number(draft.createdAt().toEpochMilli()));
    }

    /** Takes in events of others; what came before, and what was put aside since, changes nothing. */
    void receive(Handle handle, List<Draft> drafts) {
        if (drafts.isEmpty()) return;
        BulkInsert.execute(
                handle,
                "insert into outbox (id, type, event, created_at) select ?, ?, ?, ?"
                        + " where not exists (select 1 from dead_event where id = ?) on conflict do nothing",
                drafts,
                (draft, values) -> values.uuid(draft.id())
                        .text(draft.type())
                        .text(draft.event())
                        .number(draft.createdAt().toEpochMilli())
                        .uuid(draft.id()));
    }

    /** Puts aside at once what never was in the outbox. */
    void park(Handle handle, List<Failed> failed, long now) {
        if (failed.isEmpty()) return;
        BulkInsert.execute(
                handle,
                "insert into dead_event (id, type, event, created_at, attempts, error, died_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing",
                failed,
                (one, values) -> values.uuid(one.row().id())
                        .text(one.row().type())
                        .text(one.row().event())
                        .number(one.row().createdAt())
                        .number((long) one.attempts())
                        .text(one.error())
                        .number(now));
    }

    /**
     * What is due: those to be tried again, but no more than a quarter of the count, and those not tried yet; all in
     * the order of their ids.
     *
     * @param without types that are left alone for now
     */
    List<Pending> due(Handle handle, long now, Collection<String> without, int count) {
        int again = Math.max(1, count / 4);
        String others = without.isEmpty() ? "" : " and type not in (<without>)";
        // Three ranges of the one index; what a wrong clock put off to a far time is due now.
        Query query = handle.createQuery(part("next_attempt_at > 0 and next_attempt_at <= :now" + others, ":again")
                        + " union all " + part("next_attempt_at > :far" + others, ":again")
                        + " union all " + part("next_attempt_at = 0" + others, ":count"))
                .bind("now", now)
                .bind("far", now + FAR_MILLIS)
                .bind("again", again)
                .bind("count", Math.max(1, count - again));
        if (!without.isEmpty()) query.bindList("without", List.copyOf(without));
        List<Pending> due = new ArrayList<>(query.map(PENDING).list());
        due.sort(Comparator.comparing(row -> row.id().toString()));
        return due;
    }

    void delivered(Handle handle, List<UUID> ids, long now) {
        if (ids.isEmpty()) return;
        handle.createUpdate("update outbox set delivered_at = :now where id in (<ids>)")
                .bind("now", now)
                .bindList("ids", ids)
                .execute();
    }

    void retry(Handle handle, List<Failed> failed, long now) {
        if (failed.isEmpty()) return;
        PreparedBatch batch =
                handle.prepareBatch("update outbox set attempts = :attempts, next_attempt_at = :next where id = :id");
        for (Failed one : failed) {
            batch.bind("attempts", one.attempts())
                    .bind("next", now + one.pause().toMillis())
                    .bind("id", one.row().id())
                    .add();
        }
        batch.execute();
    }

    void bury(Handle handle, List<Failed> failed, long now) {
        for (Failed one : failed) {
            handle.createUpdate("insert into dead_event (id, type, event, created_at, attempts, error, died_at)"
                            + " select id, type, event, created_at, :attempts, :error, :now from outbox where id = :id"
                            + " on conflict do nothing")
                    .bind("attempts", one.attempts())
                    .bind("error", one.error())
                    .bind("now", now)
                    .bind("id", one.row().id())
                    .execute();
            handle.createUpdate("delete from outbox where id = :id")
                    .bind("id", one.row().id())
                    .execute();
        }
    }

    Sample sample(Handle handle) {
        long dead = handle.createQuery("select count(*) from dead_event")
                .mapTo(Long.class)
                .one();
        return handle.createQuery("select count(*), min(created_at) from outbox where delivered_at is null")
                .map((row, context) -> new Sample(row.getLong(1), row.getLong(2), dead))
                .one();
    }

    private static String part(String where, String count) {
        return "select id, type, event, created_at, attempts from (select * from outbox where delivered_at is null and "
                + where + " order by next_attempt_at, id limit " + count + ") part";
    }
}
