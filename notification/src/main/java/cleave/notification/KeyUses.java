package cleave.notification;

import cleave.platform.runtime.Ids;
import cleave.platform.sql.BulkInsert;
import cleave.platform.sql.IdempotencyKeys;
import cleave.platform.sql.Written;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/**
 * The idempotency keys in SQL. They have a table of their own, because a key is also remembered where the notification
 * was there before. Each call belongs in a transaction of the caller's.
 */
final class KeyUses {
    private static final String SELECT =
            "select id, author_id, post_id, notification_id, notified_at from notification_key";

    private static final RowMapper<KeyUse> USE = (row, context) -> {
        var uuid = context.findColumnMapperFor(UUID.class).orElseThrow();
        boolean answered = row.getString(4) != null;
        return new KeyUse(
                uuid.map(row, 1, context),
                uuid.map(row, 2, context),
                uuid.map(row, 3, context),
                answered ? uuid.map(row, 4, context) : null,
                answered ? Instant.ofEpochMilli(row.getLong(5)) : null);
    };

    private static final IdempotencyKeys<KeyUse> KEYS = new IdempotencyKeys<>(
            SELECT,
            USE,
            KeyUse::id,
            KeyUse::author,
            (one, other) -> one.postId().equals(other.postId()));

    private KeyUses() {}

    /** Takes the keys that are free; tells for each draft what its key stands for now, null where it has none. */
    static List<@Nullable Written<KeyUse>> claim(Handle handle, Ids ids, List<Notification.Draft> drafts, Instant now) {
        List<Notification.Draft> keyed =
                drafts.stream().filter(draft -> draft.idempotencyKey() != null).toList();
        List<KeyUse> uses = keyed.stream()
                .map(draft -> new KeyUse(ids.next(), draft.author().id(), draft.postId(), null, null))
                .toList();
        List<@Nullable String> keys = new ArrayList<>(keyed.size());
        for (Notification.Draft draft : keyed) keys.add(draft.idempotencyKey());
        insert(handle, uses, keys, now);
        Iterator<Written<KeyUse>> outcomes = KEYS.outcomes(handle, uses, keys).iterator();
        List<@Nullable Written<KeyUse>> claimed = new ArrayList<>(drafts.size());
        for (Notification.Draft draft : drafts) {
            claimed.add(draft.idempotencyKey() == null ? null : outcomes.next());
        }
        return claimed;
    }

    private static void insert(Handle handle, List<KeyUse> uses, List<@Nullable String> keys, Instant now) {
        if (uses.isEmpty()) return;
        Iterator<@Nullable String> key = keys.iterator();
        BulkInsert.execute(
                handle,
                "insert into notification_key (id, author_id, idempotency_key, post_id, created_at)"
                        + " values (?, ?, ?, ?, ?) on conflict do nothing",
                uses,
                (use, values) -> values.uuid(use.id())
                        .uuid(use.author())
                        .text(key.next())
                        .uuid(use.postId())
                        .number(now.toEpochMilli()));
    }

    /** Notes under the keys that were taken now which notification each request is answered, by its post. */
    static void answer(Handle handle, List<@Nullable Written<KeyUse>> uses, Map<UUID, Notification> answers) {
        try (PreparedBatch batch = handle.prepareBatch("update notification_key"
                + " set notification_id = :notification, notified_at = :at"
                + " where author_id = :author and id = :id")) {
            for (Written<KeyUse> use : uses) {
                if (use == null || !use.isNew()) continue;
                Notification answer =
                        Objects.requireNonNull(answers.get(use.row().postId()), "stored by now");
                batch.bind("notification", answer.id())
                        .bind("at", answer.createdAt().toEpochMilli())
                        .bind("author", use.row().author())
                        .bind("id", use.row().id())
                        .add();
            }
            if (batch.size() > 0) batch.execute();
        }
    }

    /** What the user's key stands for; empty where it is free. */
    static Optional<KeyUse> find(Handle handle, UUID user, String key) {
        return handle.createQuery(SELECT + " where author_id = :user and idempotency_key = :key")
                .bind("user", user)
                .bind("key", key)
                .map(USE)
                .findOne();
    }
}
