package cleave.platform.feed;

import cleave.platform.runtime.Ids;
import cleave.platform.sql.Database;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/**
 * A table of what users wrote, newest first; it has the columns {@code id} and {@code author_id}, and may have one that
 * holds the id of those rows that are for everyone, and null in the others. All calls block; safe for many threads.
 */
public abstract class FeedStore<R extends Authored> {
    protected final Database database;
    protected final Ids ids;
    private final String select;
    private final String shown;
    private final RowMapper<R> mapper;

    /**
     * @param ids makes the ids of new rows
     * @param select the columns that the mapper reads, up to and without the {@code where}
     */
    protected FeedStore(Database database, Ids ids, String select, RowMapper<R> mapper) {
        this(database, ids, select, "id", mapper);
    }

    /**
     * The same where not every row is for everyone.
     *
     * @param shown the column that holds the id of those that are; it has an index of its own, since before the newest
     *     of these there may be any number of others
     */
    protected FeedStore(Database database, Ids ids, String select, String shown, RowMapper<R> mapper) {
        this.database = database;
        this.ids = ids;
        this.select = select;
        this.shown = shown;
        this.mapper = mapper;
    }

    /** The newest rows of all authors that are for everyone. */
    public final List<R> newest(int count) {
        String order = " where " + shown + " is not null order by " + shown + " desc limit :count";
        List<R> newest = database.read(handle -> handle.createQuery(select + order)
                .bind("count", count)
                .map(mapper)
                .list());
        // Another process or an earlier clock may have made greater ids than ours would be.
        if (!newest.isEmpty()) ids.observe(newest.getFirst().id());
        return newest;
    }

    /** The newest rows of others than the reader that are for everyone, older than {@code before} where that is given. */
    public final List<R> others(UUID reader, @Nullable UUID before, int count) {
        return page(shown + " is not null and author_id <> :user", shown, reader, before, count);
    }

    /** All of the author's own newest rows, older than {@code before} where that is given. */
    public final List<R> mine(UUID author, @Nullable UUID before, int count) {
        return page("author_id = :user", "id", author, before, count);
    }

    private List<R> page(String whose, String by, UUID user, @Nullable UUID before, int count) {
        String older = before == null ? "" : " and " + by + " < :before";
        String order = " order by " + by + " desc limit :count";
        return database.read(handle -> {
            Query query = handle.createQuery(select + " where " + whose + older + order);
            if (before != null) query.bind("before", before);
            return query.bind("user", user).bind("count", count).map(mapper).list();
        });
    }
}
