package cleave.notification;

import cleave.platform.auth.Principal;
import cleave.platform.feed.FeedStore;
import cleave.platform.runtime.Ids;
import cleave.platform.sql.BulkInsert;
import cleave.platform.sql.Columns;
import cleave.platform.sql.Database;
import cleave.platform.sql.Written;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

/**
 * The notifications in SQL: at most one for a post, whoever asks for it and however often. All calls block; safe for
 * many threads, but for {@link #write}, which one thread calls.
 */
final class NotificationStore extends FeedStore<Notification> {
    private static final String SELECT =
            "select id, post_id, author_id, author_name, preview, created_at from notification";

    private static final RowMapper<Notification> NOTIFICATION = (row, context) -> new Notification(
            Columns.uuid(row, 1, context),
            Columns.uuid(row, 2, context),
            new Principal(Columns.uuid(row, 3, context), row.getString(4)),
            row.getString(5),
            Instant.ofEpochMilli(row.getLong(6)));

    private final InstantSource clock;

    NotificationStore(Database database, Ids ids, InstantSource clock) {
        super(database, ids, SELECT, NOTIFICATION);
        this.clock = clock;
    }

    /**
     * Stores the drafts in one transaction, but for those whose post has a notification already. Each gets its id now,
     * so that ids grow in the order of commits.
     */
    List<Written<Notification>> write(List<Notification.Draft> drafts) {
        Instant now = Instant.ofEpochMilli(clock.millis());
        List<Notification> rows = new ArrayList<>(drafts.size());
        for (Notification.Draft draft : drafts) {
            rows.add(new Notification(ids.next(), draft.postId(), draft.author(), draft.preview(), now));
        }
        return database.write(handle -> write(handle, drafts, rows, now));
    }

    /** What the user's idempotency key stands for, or null where it is free. */
    @Nullable
    KeyUse keyUse(UUID user, String key) {
        return database.read(handle -> KeyUses.find(handle, user, key)).orElse(null);
    }

    private List<Written<Notification>> write(
            Handle handle, List<Notification.Draft> drafts, List<Notification> rows, Instant now) {
        List<@Nullable Written<KeyUse>> uses = KeyUses.claim(handle, ids, drafts, now);
        List<Notification> wanted = new ArrayList<>(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            if (KeyUse.isUnanswered(uses.get(i))) wanted.add(rows.get(i));
        }
        insert(handle, wanted);
        Map<UUID, Notification> stored = stored(handle, wanted);
        KeyUses.answer(handle, uses, stored);
        List<Written<Notification>> written = new ArrayList<>(rows.size());
        for (int i = 0; i < rows.size(); i++) written.add(outcome(rows.get(i), uses.get(i), stored));
        return written;
    }

    private static void insert(Handle handle, List<Notification> rows) {
        if (rows.isEmpty()) return;
        // In one order everywhere, so that two processes that store the same ones never wait for each other in turn.
        List<Notification> sorted =
                rows.stream().sorted(Comparator.comparing(Notification::postId)).toList();
        BulkInsert.execute(
                handle,
                "insert into notification (id, post_id, author_id, author_name, preview, created_at)"
                        + " values (?, ?, ?, ?, ?, ?) on conflict do nothing",
                sorted,
                (row, values) -> values.uuid(row.id())
                        .uuid(row.postId())
                        .uuid(row.author().id())
                        .text(row.author().name())
                        .text(row.preview())
                        .number(row.createdAt().toEpochMilli()));
    }

    /** The notifications that there are now of these rows' posts, by post. */
    private static Map<UUID, Notification> stored(Handle handle, List<Notification> rows) {
        if (rows.isEmpty()) return Map.of();
        List<UUID> posts = rows.stream().map(Notification::postId).distinct().toList();
        Map<UUID, Notification> stored = new HashMap<>();
        handle.createQuery(SELECT + " where post_id in (<posts>)")
                .bindList("posts", posts)
                .map(NOTIFICATION)
                .forEach(row -> stored.put(row.postId(), row));
        return stored;
    }

    private static Written<Notification> outcome(
            Notification row, @Nullable Written<KeyUse> use, Map<UUID, Notification> stored) {
        if (use instanceof Written.KeyReused) return new Written.KeyReused<>();
        Notification answered = use == null ? null : use.row().answered(row);
        if (answered != null) return new Written.Repeated<>(answered);
        Notification kept = Objects.requireNonNull(stored.get(row.postId()), "inserted or there before");
        return kept.id().equals(row.id()) ? new Written.Created<>(row) : new Written.Repeated<>(kept);
    }
}
