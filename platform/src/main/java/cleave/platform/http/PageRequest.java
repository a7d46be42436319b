package cleave.platform.http;

import cleave.platform.runtime.Failure;
import cleave.platform.runtime.Ids;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a list a reader asks for.
 *
 * @param limit how many items, 1 to 100
 * @param before only items older than this id, or null for the newest
 */
public record PageRequest(int limit, @Nullable UUID before) {
    public static final int DEFAULT_LIMIT = 10;
    private static final int MAX_LIMIT = 100;

    /** Reads {@code limit} and {@code before} from the query; throws an invalid failure when one does not fit. */
    public static PageRequest of(Query query) {
        return new PageRequest(limit(query.get("limit")), before(query.get("before")));
    }

    /** The newest items, as many as a page has unless asked otherwise. */
    public boolean isHead() {
        return before == null && limit == DEFAULT_LIMIT;
    }

    private static int limit(@Nullable String text) {
        if (text == null) return DEFAULT_LIMIT;
        boolean number = text.length() <= 3 && text.matches("[1-9][0-9]*");
        int limit = number ? Integer.parseInt(text) : 0;
        if (limit < 1 || limit > MAX_LIMIT) throw Failure.invalid("limit", "Must be a number from 1 to 100.");
        return limit;
    }

    private static @Nullable UUID before(@Nullable String text) {
        if (text == null) return null;
        UUID id = Ids.parse(text);
        if (id == null) throw Failure.invalid("before", "Must be the id of an item.");
        return id;
    }
}
