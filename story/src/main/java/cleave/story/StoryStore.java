package cleave.story;

import cleave.platform.auth.Principal;
import cleave.platform.feed.FeedStore;
import cleave.platform.runtime.Ids;
import cleave.platform.sql.BulkInsert;
import cleave.platform.sql.Columns;
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
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

/** The stories in SQL. All calls block; safe for many threads, but for {@link #write}, which one thread calls. */
final class StoryStore extends FeedStore<Story> {
    private static final String SELECT = "select id, author_id, author_name, created_at, upload_sha256,"
            + " picture_key, picture_bytes, picture_sha256, picture_width, picture_height,"
            + " preview_key, preview_bytes, preview_sha256, preview_width, preview_height from story";

    private static final RowMapper<Story> STORY = (row, context) -> new Story(
            Columns.uuid(row, 1, context),
            new Principal(Columns.uuid(row, 2, context), row.getString(3)),
            row.getString(5),
            image(row, 6),
            image(row, 11),
            Instant.ofEpochMilli(row.getLong(4)));

    private static final IdempotencyKeys<Story> KEYS = new IdempotencyKeys<>(
            SELECT, STORY, Story::id, story -> story.author().id(), Story::hasContentOf);

    private final InstantSource clock;

    StoryStore(Database database, Ids ids, InstantSource clock) {
        super(database, ids, SELECT, STORY);
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
