package cleave.status;

import cleave.platform.auth.Principal;
import cleave.platform.runtime.Ids;
import cleave.platform.sql.BulkInsert;
import cleave.platform.sql.Database;
import cleave.platform.sql.IdempotencyKeys;
import cleave.platform.sql.Written;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** The statuses in SQL. All calls block; safe for many threads, but for {@link #write}, which one thread calls. */
final class StatusStore {
    private static final String SELECT = "select id, author_id, author_name, text, created_at from status";

    private static final RowMapper<Status> STATUS = (row, context) -> new Status(
            context.findColumnMapperFor(UUID.class).orElseThrow().map(row, 1, context),
            new Principal(context.findColumnMapperFor(UUID.class).orElseThrow().map(row, 2, context), row.getString(3)),
            row.getString(4),
            Instant.ofEpochMilli(row.getLong(5)));

    private static final IdempotencyKeys<Status> KEYS = new IdempotencyKeys<>(
            SELECT,
            STATUS,
            Status::id,
            status -> status.author().id(),
            (one, other) -> one.text().equals(other.text()));

    private final Database database;
    private final Ids ids;
    private final InstantSource clock;

    StatusStore(Database database, Ids ids, InstantSource clock) {
        this.database = database;
        this.ids = ids;
        this.clock = clock;
    }

    /** Stores the drafts in one transaction; each gets its id now, so that ids grow in the order of commits. */
    List<Written<Status>> write(List<Status.Draft> drafts) {
        Instant now = Instant.ofEpochMilli(clock.millis());
        List<Status> rows = drafts.stream()
                .map(draft -> new Status(ids.next(), draft.author(), draft.text(), now))
                .toList();
        List<@Nullable String> keys = new ArrayList<>(drafts.size());
        for (Status.Draft draft : drafts) keys.add(draft.idempotencyKey());
        return database.write(handle -> {
            insert(handle, rows, keys);
            return KEYS.outcomes(handle, rows, keys);
        });
    }

    /** The newest statuses of all authors. */
    List<Status> newest(int count) {
        List<Status> newest = database.read(handle -> handle.createQuery(SELECT + " order by id desc limit :count")
                .bind("count", count)
                .map(STATUS)
                .list());
        // Another process or an earlier clock may have made greater ids than ours would be.
        if (!newest.isEmpty()) ids.observe(newest.getFirst().id());
        return newest;
    }

    /** The newest statuses of others than the reader, older than {@code before} where that is given. */
    List<Status> others(UUID reader, @Nullable UUID before, int count) {
        return page("author_id <> :user", reader, before, count);
    }

    /** The author's own newest statuses, older than {@code before} where that is given. */
    List<Status> mine(UUID author, @Nullable UUID before, int count) {
        return page("author_id = :user", author, before, count);
    }

    private List<Status> page(String whose, UUID user, @Nullable UUID before, int count) {
        String older = before == null ? "" : " and id < :before";
        return database.read(handle -> {
            Query query = handle.createQuery(SELECT + " where " + whose + older + " order by id desc limit :count");
            if (before != null) query.bind("before", before);
            return query.bind("user", user).bind("count", count).map(STATUS).list();
        });
    }

    private static void insert(Handle handle, List<Status> rows, List<@Nullable String> keys) {
        Iterator<@Nullable String> key = keys.iterator();
        BulkInsert.execute(
                handle,
                "insert into status (id, author_id, author_name, text, created_at, idempotency_key)"
                        + " values (?, ?, ?, ?, ?, ?) on conflict do nothing",
                rows,
                (row, values) -> values.uuid(row.id())
                        .uuid(row.author().id())
                        .text(row.author().name())
                        .text(row.text())
                        .number(row.createdAt().toEpochMilli())
                        .text(key.next()));
    }
}
