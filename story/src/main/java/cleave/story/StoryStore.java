package cleave.story;

import cleave.platform.auth.Principal;
import cleave.platform.runtime.Ids;
import cleave.platform.sql.BulkInsert;
import cleave.platform.sql.Database;
import cleave.platform.sql.IdempotencyKeys;
import cleave.platform.sql.Written;
import cleave.story.picture.Size;
import java.sql.ResultSet;
import java.sql.SQLException;
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

/** The stories in SQL. All calls block; safe for many threads, but for {@link #write}, which one thread calls. */
final class StoryStore {
    private static final String SELECT = "select id, author_id, author_name, created_at, upload_sha256,"
            + " picture_key, picture_bytes, picture_sha256, picture_width, picture_height,"
            + " preview_key, preview_bytes, preview_sha256, preview_width, preview_height from story";

    private static final RowMapper<Story> STORY = (row, context) -> new Story(
            context.findColumnMapperFor(UUID.class).orElseThrow().map(row, 1, context),
            new Principal(context.findColumnMapperFor(UUID.class).orElseThrow().map(row, 2, context), row.getString(3)),
            row.getString(5),
            image(row, 6),
            image(row, 11),
            Instant.ofEpochMilli(row.getLong(4)));

    private static final IdempotencyKeys<Story> KEYS = new IdempotencyKeys<>(
            SELECT, STORY, Story::id, story -> story.author().id(), Story::hasContentOf);

    private final Database database;
    private final Ids ids;
    private final InstantSource clock;

    StoryStore(Database database, Ids ids, InstantSource clock) {
        this.database = database;
        this.ids = ids;
        this.clock = clock;
    }

    private static Story.Image image(ResultSet row, int from) throws SQLException {
        Size size = new Size(row.getInt(from + 3), row.getInt(from + 4));
        return new Story.Image(row.getString(from), row.getLong(from + 1), row.getString(from + 2), size);
    }

    /** Stores the drafts in one transaction; each gets its id now, so that ids grow in the order of commits. */
    List<Written<Story>> write(List<Story.Draft> drafts) {
        Instant now = Instant.ofEpochMilli(clock.millis());
        List<Story> rows = drafts.stream()
                .map(draft ->
                        new Story(ids.next(), draft.author(), draft.uploaded(), draft.picture(), draft.preview(), now))
                .toList();
        List<@Nullable String> keys = new ArrayList<>(drafts.size());
        for (Story.Draft draft : drafts) keys.add(draft.idempotencyKey());
        return database.write(handle -> {
            insert(handle, rows, keys);
            return KEYS.outcomes(handle, rows, keys);
        });
    }

    /** The newest stories of all authors. */
    List<Story> newest(int count) {
        List<Story> newest = database.read(handle -> handle.createQuery(SELECT + " order by id desc limit :count")
                .bind("count", count)
                .map(STORY)
                .list());
        // Another process or an earlier clock may have made greater ids than ours would be.
        if (!newest.isEmpty()) ids.observe(newest.getFirst().id());
        return newest;
    }

    /** The newest stories of others than the reader, older than {@code before} where that is given. */
    List<Story> others(UUID reader, @Nullable UUID before, int count) {
        String older = before == null ? "" : " and id < :before";
        return database.read(handle -> {
            Query query = handle.createQuery(
                    SELECT + " where author_id <> :reader" + older + " order by id desc limit :count");
            if (before != null) query.bind("before", before);
            return query.bind("reader", reader).bind("count", count).map(STORY).list();
        });
    }

    private static void insert(Handle handle, List<Story> rows, List<@Nullable String> keys) {
        Iterator<@Nullable String> key = keys.iterator();
        BulkInsert.execute(
                handle,
                "insert into story (id, author_id, author_name, created_at, upload_sha256, idempotency_key,"
                        + " picture_key, picture_bytes, picture_sha256, picture_width, picture_height,"
                        + " preview_key, preview_bytes, preview_sha256, preview_width, preview_height)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing",
                rows,
                (row, values) -> {
                    values.uuid(row.id())
                            .uuid(row.author().id())
                            .text(row.author().name())
                            .number(row.createdAt().toEpochMilli())
                            .text(row.uploaded())
                            .text(key.next());
                    image(row.picture(), values);
                    image(row.preview(), values);
                });
    }

    private static void image(Story.Image image, BulkInsert values) {
        values.text(image.key())
                .number(image.bytes())
                .text(image.sha256())
                .number((long) image.size().width())
                .number((long) image.size().height());
    }
}
