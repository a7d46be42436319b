package cleave.status;

import cleave.platform.auth.Principal;
import cleave.platform.runtime.Ids;
import cleave.platform.sql.BulkInsert;
import cleave.platform.sql.Database;
import cleave.platform.sql.Written;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** The statuses in SQL. All calls block; safe for many threads, but for {@link #write}, which one thread calls. */
final class StatusStore {
    private static final String SELECT = "select id, author_id, author_name, text, created_at from status ";

    private static final RowMapper<Status> STATUS = (row, context) -> new Status(
            context.findColumnMapperFor(UUID.class).orElseThrow().map(row, 1, context),
            new Principal(context.findColumnMapperFor(UUID.class).orElseThrow().map(row, 2, context), row.getString(3)),
            row.getString(4),
            Instant.ofEpochMilli(row.getLong(5)));

    /** Who used which key. */
    private record Key(UUID author, String key) {}

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
        Map<Key, Status> keyed = database.write(handle -> {
            insert(handle, rows, drafts);
            return findKeyed(handle, drafts);
        });
        List<Written<Status>> results = new ArrayList<>(rows.size());
        for (int i = 0; i < rows.size(); i++) results.add(outcome(rows.get(i), drafts.get(i), keyed));
        return results;
    }

    /** The newest statuses of all authors. */
    List<Status> newest(int count) {
        List<Status> newest = database.read(handle -> handle.createQuery(SELECT + "order by id desc limit :count")
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
            Query query = handle.createQuery(SELECT + "where " + whose + older + " order by id desc limit :count");
            if (before != null) query.bind("before", before);
            return query.bind("user", user).bind("count", count).map(STATUS).list();
        });
    }

    private static void insert(Handle handle, List<Status> rows, List<Status.Draft> drafts) {
        Iterator<Status.Draft> draft = drafts.iterator();
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
                        .text(draft.next().idempotencyKey()));
    }

    /** What is stored now under the keys of these drafts: their own row, or the one that came first. */
    private static Map<Key, Status> findKeyed(Handle handle, List<Status.Draft> drafts) {
        List<Key> keys = drafts.stream()
                .filter(draft -> draft.idempotencyKey() != null)
                .map(StatusStore::key)
                .distinct()
                .toList();
        if (keys.isEmpty()) return Map.of();
        String pairs = keys.stream().map(key -> "(?, ?)").collect(Collectors.joining(", "));
        Query query =
                handle.createQuery("select id, author_id, author_name, text, created_at, idempotency_key from status"
                        + " where (author_id, idempotency_key) in (values " + pairs + ")");
        for (int i = 0; i < keys.size(); i++) {
            query.bind(2 * i, keys.get(i).author()).bind(2 * i + 1, keys.get(i).key());
        }
        Map<Key, Status> found = new HashMap<>();
        query.map((row, context) -> {
                    Status status = STATUS.map(row, context);
                    return Map.entry(new Key(status.author().id(), row.getString(6)), status);
                })
                .forEach(entry -> found.put(entry.getKey(), entry.getValue()));
        return found;
    }

    private static Written<Status> outcome(Status row, Status.Draft draft, Map<Key, Status> keyed) {
        Status first = draft.idempotencyKey() == null ? row : keyed.getOrDefault(key(draft), row);
        if (first.id().equals(row.id())) return new Written.Created<>(row);
        return first.text().equals(draft.text()) ? new Written.Repeated<>(first) : new Written.KeyReused<>();
    }

    private static Key key(Status.Draft draft) {
        return new Key(draft.author().id(), String.valueOf(draft.idempotencyKey()));
    }
}
