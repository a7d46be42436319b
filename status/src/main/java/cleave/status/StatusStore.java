package cleave.status;

import cleave.platform.auth.Principal;
import cleave.platform.feed.FeedStore;
import cleave.platform.runtime.Ids;
import cleave.platform.sql.BulkInsert;
import cleave.platform.sql.Columns;
import cleave.platform.sql.Database;
import cleave.platform.sql.IdempotencyKeys;
import cleave.platform.sql.Written;
import cleave.status.Status.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

/** The statuses in SQL. All calls block; safe for many threads, but for {@link #write}, which one thread calls. */
final class StatusStore extends FeedStore<Status> {
    static final String SELECT =
            "select id, author_id, author_name, text, created_at, state, automatic, reasons, note from status";

    static final RowMapper<Status> STATUS = (row, context) -> new Status(
            Columns.uuid(row, 1, context),
            new Principal(Columns.uuid(row, 2, context), row.getString(3)),
            row.getString(4),
            Instant.ofEpochMilli(row.getLong(5)),
            new Status.Moderation(State.valueOf(row.getString(6).toUpperCase(Locale.ROOT)), decision(row)));

    private static final IdempotencyKeys<Status> KEYS = new IdempotencyKeys<>(
            SELECT,
            STATUS,
            Status::id,
            status -> status.author().id(),
            (one, other) -> one.text().equals(other.text()));

    private final InstantSource clock;
    private final BiConsumer<Handle, List<Status>> publisher;

    /**
     * @param publisher told of the statuses that are new, in the transaction that stores them
     */
    StatusStore(Database database, Ids ids, InstantSource clock, BiConsumer<Handle, List<Status>> publisher) {
        super(database, ids, SELECT, "feed_id", STATUS);
        this.clock = clock;
        this.publisher = publisher;
    }

    /** Has ids made from now on be greater than that of every status there is, whoever gets to see it. */
    void observe() {
        database.read(handle -> handle.createQuery("select id from status order by id desc limit 1")
                        .mapTo(UUID.class)
                        .findOne())
                .ifPresent(ids::observe);
    }

    /** Stores the drafts in one transaction; each gets its id now, so that ids grow in the order of commits. */
    List<Written<Status>> write(List<Status.Draft> drafts, State state) {
        Instant now = Instant.ofEpochMilli(clock.millis());
        Status.Moderation undecided = new Status.Moderation(state, null);
        List<Status> rows = drafts.stream()
                .map(draft -> new Status(ids.next(), draft.author(), draft.text(), now, undecided))
                .toList();
        List<@Nullable String> keys = new ArrayList<>(drafts.size());
        for (Status.Draft draft : drafts) keys.add(draft.idempotencyKey());
        return database.write(handle -> {
            insert(handle, rows, keys);
            List<Written<Status>> written = KEYS.outcomes(handle, rows, keys);
            List<Status> created = Written.created(written);
            if (!created.isEmpty()) publisher.accept(handle, created);
            return written;
        });
    }

    private static void insert(Handle handle, List<Status> rows, List<@Nullable String> keys) {
        Iterator<@Nullable String> key = keys.iterator();
        BulkInsert.execute(
                handle,
                "insert into status (id, author_id, author_name, text, created_at, idempotency_key, state)"
                        + " values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing",
                rows,
                (row, values) -> values.uuid(row.id())
                        .uuid(row.author().id())
                        .text(row.author().name())
                        .text(row.text())
                        .number(row.createdAt().toEpochMilli())
                        .text(key.next())
                        .text(row.moderation().state().name().toLowerCase(Locale.ROOT)));
    }

    private static Status.@Nullable Decision decision(ResultSet row) throws SQLException {
        String reasons = row.getString(8);
        return reasons == null ? null : new Status.Decision(row.getBoolean(7), reasons, row.getString(9));
    }
}
