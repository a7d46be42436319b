package cleave.platform.feed;

import cleave.platform.runtime.Ids;
import cleave.platform.sql.Database;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/**
 * A table of what users wrote, newest first; it has the columns {@code id} and {@code author_id}. All calls block; safe
 * for many threads.
 */
public abstract class FeedStore<R extends Authored> {
    protected final Database database;
    protected final Ids ids;
    private final String select;
    private final RowMapper<R> mapper;

    /**
     * @param ids makes the ids of new rows
     * @param select the columns that the mapper reads, up to and without the {@code where}
     */
    protected FeedStore(Database database, Ids ids, String select, RowMapper<R> mapper) {
        this.database = database;
        this.ids = ids;
        this.select = select;
        this.mapper = mapper;
    }

    /** The newest rows of all authors. */
    public final List<R> newest(int count) {
        List<R> newest = database.read(handle -> handle.createQuery(select + " order by id desc limit :count")
                .bind("count", count)
                .map(mapper)
                .list());
        // Another process or an earlier clock may have made greater ids than ours would be.
        if (!newest.isEmpty()) ids.observe(newest.getFirst().id());
        return newest;
    }

    /** The newest rows of others than the reader, older than {@code before} where that is given. */
    public final List<R> others(UUID reader, @Nullable UUID before, int count) {
        return page("author_id <> :user", reader, before, count);
    }

    /** The author's own newest rows, older than {@code before} where that is given. */
    public final List<R> mine(UUID author, @Nullable UUID before, int count) {
        return page("author_id = :user", author, before, count);
    }

    private List<R> page(String whose, UUID user, @Nullable UUID before, int count) {
        String older = before == null ? "" : " and id < :before";
        return database.read(handle -> {
            Query query = handle.createQuery(select + " where " + whose + older + " order by id desc limit :count");
            if (before != null) query.bind("before", before);
            return query.bind("user", user).bind("count", count).map(mapper).list();
        });
    }
}
