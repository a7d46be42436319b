package cleave.notification;

import cleave.notification.Cleaning.Outcome;
import cleave.platform.sql.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What the cleaner reads, deletes and notes in SQL. All calls block; safe for many threads. */
final class CleanerStore {
    private static final String LAST = "last";

    private final Database database;

    CleanerStore(Database database) {
        this.database = database;
    }

    Survey survey(Instant olderThan) {
        return database.read(handle -> new Survey(
                olderThan,
                handle.createQuery("select count(*) from notification where created_at < :cutoff")
                        .bind("cutoff", olderThan.toEpochMilli())
                        .mapTo(Long.class)
                        .one(),
                handle.createQuery("select count(*) from notification")
                        .mapTo(Long.class)
                        .one()));
    }

    /**
     * Deletes some notifications, the oldest first.
     *
     * @param check called in the transaction, before anything is deleted
     * @return how many were deleted; fewer than the most only when no more are that old
     */
    int deleteNotifications(Instant olderThan, int most, Consumer<Handle> check) {
        return delete(
                "delete from notification where id in (select id from notification"
                        + " where created_at < :cutoff order by created_at limit :most)",
                olderThan,
                most,
                check);
    }

    /** The same for idempotency keys. */
    int deleteKeys(Instant olderThan, int most, Consumer<Handle> check) {
        return delete(
                "delete from notification_key where (author_id, idempotency_key) in (select author_id, idempotency_key"
                        + " from notification_key where created_at < :cutoff order by created_at limit :most)",
                olderThan,
                most,
                check);
    }

    /** The last run of any process, or null before the first. */
    @Nullable
    Cleaning last() {
        return database.read(handle -> handle.createQuery("select started_at, took, deleted, remaining, outcome,"
                                + " succeeded_at from cleaning where name = :name")
                        .bind("name", LAST)
                        .map((row, context) -> new Cleaning(
                                Instant.ofEpochMilli(row.getLong(1)),
                                Duration.ofMillis(row.getLong(2)),
                                row.getLong(3),
                                row.getLong(4),
                                Outcome.valueOf(row.getString(5)),
                                row.getLong(6) == 0 ? null : Instant.ofEpochMilli(row.getLong(6))))
                        .findOne())
                .orElse(null);
    }

    /** Notes a run as the last one. */
    void note(Cleaning run, Consumer<Handle> check) {
        Instant success = run.succeededAt();
        database.write(handle -> {
            check.accept(handle);
            return handle.createUpdate("insert into cleaning (name, started_at, took, deleted, remaining, outcome,"
                            + " succeeded_at) values (:name, :started, :took, :deleted, :remaining, :outcome, :succeeded)"
                            + " on conflict (name) do update set started_at = excluded.started_at, took = excluded.took,"
                            + " deleted = excluded.deleted, remaining = excluded.remaining, outcome = excluded.outcome,"
                            + " succeeded_at = excluded.succeeded_at")
                    .bind("name", LAST)
                    .bind("started", run.startedAt().toEpochMilli())
                    .bind("took", run.took().toMillis())
                    .bind("deleted", run.deleted())
                    .bind("remaining", run.remaining())
                    .bind("outcome", run.outcome().name())
                    .bind("succeeded", success == null ? 0 : success.toEpochMilli())
                    .execute();
        });
    }

    private int delete(String sql, Instant olderThan, int most, Consumer<Handle> check) {
        return database.write(handle -> {
            check.accept(handle);
            return handle.createUpdate(sql)
                    .bind("cutoff", olderThan.toEpochMilli())
                    .bind("most", most)
                    .execute();
        });
    }
}
