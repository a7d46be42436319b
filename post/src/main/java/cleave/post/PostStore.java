package cleave.post;

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
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

/** The posts in SQL. All calls block; safe for many threads, but for {@link #write}, which one thread calls. */
final class PostStore extends FeedStore<Post> {
    private static final String SELECT = "select id, author_id, author_name, text, created_at,"
            + " snippet_language, snippet_key, snippet_bytes, snippet_sha256 from post";

    static final RowMapper<Post> POST = (row, context) -> new Post(
            Columns.uuid(row, 1, context),
            new Principal(Columns.uuid(row, 2, context), row.getString(3)),
            row.getString(4),
            row.getString(7) == null
                    ? null
                    : new Post.Snippet(row.getString(6), row.getString(7), row.getLong(8), row.getString(9)),
            Instant.ofEpochMilli(row.getLong(5)));

    private static final IdempotencyKeys<Post> KEYS =
            new IdempotencyKeys<>(SELECT, POST, Post::id, post -> post.author().id(), Post::hasContentOf);

    private final InstantSource clock;
    private final BiConsumer<Handle, List<Post>> publisher;

    /**
     * @param publisher told of the posts that are new, in the transaction that stores them
     */
    PostStore(Database database, Ids ids, InstantSource clock, BiConsumer<Handle, List<Post>> publisher) {
        super(database, ids, SELECT, POST);
        this.clock = clock;
        this.publisher = publisher;
    }

    /** Stores the drafts in one transaction; each gets its id now, so that ids grow in the order of commits. */
    List<Written<Post>> write(List<Post.Draft> drafts) {
        Instant now = Instant.ofEpochMilli(clock.millis());
        List<Post> rows = drafts.stream()
                .map(draft -> new Post(ids.next(), draft.author(), draft.text(), draft.snippet(), now))
                .toList();
        List<@Nullable String> keys = new ArrayList<>(drafts.size());
        for (Post.Draft draft : drafts) keys.add(draft.idempotencyKey());
        return database.write(handle -> {
            insert(handle, rows, keys);
            List<Written<Post>> written = KEYS.outcomes(handle, rows, keys);
            List<Post> created = Written.created(written);
            if (!created.isEmpty()) publisher.accept(handle, created);
            return written;
        });
    }

    /** The post with this id, or null where there is none. */
    @Nullable
    Post find(UUID id) {
        return database.read(handle -> handle.createQuery(SELECT + " where id = :id")
                        .bind("id", id)
                        .map(POST)
                        .findOne())
                .orElse(null);
    }

    private static void insert(Handle handle, List<Post> rows, List<@Nullable String> keys) {
        Iterator<@Nullable String> key = keys.iterator();
        BulkInsert.execute(
                handle,
                "insert into post (id, author_id, author_name, text, created_at, idempotency_key,"
                        + " snippet_language, snippet_key, snippet_bytes, snippet_sha256)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing",
                rows,
                (row, values) -> {
                    values.uuid(row.id())
                            .uuid(row.author().id())
                            .text(row.author().name())
                            .text(row.text())
                            .number(row.createdAt().toEpochMilli())
                            .text(key.next());
                    snippet(row.snippet(), values);
                });
    }

    private static void snippet(Post.@Nullable Snippet snippet, BulkInsert values) {
        if (snippet == null) values.text(null).text(null).number(null).text(null);
        else
            values.text(snippet.language())
                    .text(snippet.key())
                    .number(snippet.bytes())
                    .text(snippet.sha256());
    }
}
