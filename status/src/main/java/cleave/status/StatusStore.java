package cleave.status;

import cleave.platform.auth.Principal;
import cleave.platform.feed.FeedStore;
import cleave.platform.runtime.Ids;
import cleave.platform.sql.BulkInsert;
import cleave.platform.sql.Columns;
import cleave.platform.sql.Database;
import cleave.platform.sql.IdempotencyKeys;
import cleave.platform.sql.Written;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

/** The statuses in SQL. All calls block; safe for many threads, but for {@link #write}, which one thread calls. */
final class StatusStore extends FeedStore<Status> {
    private static final String SELECT = "select id, author_id, author_name, text, created_at from status";

    private static final RowMapper<Status> STATUS = (row, context) -> new Status(
            Columns.uuid(row, 1, context),
            new Principal(Columns.uuid(row, 2, context), row.getString(3)),
            row.getString(4),
            Instant.ofEpochMilli(row.getLong(5)));

    private static final IdempotencyKeys<Status> KEYS = new IdempotencyKeys<>(
            SELECT,
            STATUS,
            Status::id,
            status -> status.author().id(),
            (one, other) -> one.text().equals(other.text()));

    private final InstantSource clock;

    StatusStore(Database database, Ids ids, InstantSource clock) {
        super(database, ids, SELECT, STATUS);
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
