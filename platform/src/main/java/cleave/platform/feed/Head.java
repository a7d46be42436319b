package cleave.platform.feed;

import cleave.platform.http.PageRequest;
import io.vertx.core.buffer.Buffer;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The newest items of a list at one moment, and the first page of it for each reader. Immutable but for a bounded cache
 * of pages, so any thread may read it without a lock.
 */
final class Head {
    private static final int PAGE = PageRequest.DEFAULT_LIMIT;
    private static final int CACHED_PAGES = 4096;

    /** An item with what the head must know of it; the JSON is what readers get, as shown in an edition. */
    record Item(UUID id, UUID author, long edition, Object row, Buffer json) {
        @Override
        public boolean equals(@Nullable Object other) {
            // The JSON follows from row and edition.
            return other instanceof Item item && item.edition == edition && item.row.equals(row);
        }

        @Override
        public int hashCode() {
            return row.hashCode();
        }
    }

    private final String path;
    private final List<Item> items;
    private final boolean complete;
    private final long readAt;
    private final @Nullable ListPage shared;
    private final Set<UUID> firstAuthors;
    private final Map<UUID, ListPage> filtered;

    /**
     * @param items newest first
     * @param complete true where there are no items but these
     * @param readAt nanoseconds, before the items were read
     */
    Head(String path, List<Item> items, boolean complete, long readAt) {
        this.path = path;
        this.items = List.copyOf(items);
        this.complete = complete;
        this.readAt = readAt;
        this.shared = reaches(this.items) ? page(this.items) : null;
        this.firstAuthors = new HashSet<>();
        // One more than a page: whose item comes next decides whether there is a next page.
        this.items.stream().limit(PAGE + 1).forEach(item -> firstAuthors.add(item.author()));
        this.filtered = new ConcurrentHashMap<>();
    }

    private Head(Head same, long readAt) {
        this.path = same.path;
        this.items = same.items;
        this.complete = same.complete;
        this.readAt = readAt;
        this.shared = same.shared;
        this.firstAuthors = same.firstAuthors;
        this.filtered = same.filtered;
    }

    /** The same items, read again later. */
    Head readAgain(long at) {
        return new Head(this, at);
    }

    List<Item> items() {
        return items;
    }

    boolean complete() {
        return complete;
    }

    long readAt() {
        return readAt;
    }

    /** The first page without the reader's own items, or null where the head does not reach far enough to tell. */
    @Nullable
    ListPage page(UUID reader) {
        if (!firstAuthors.contains(reader)) return shared;
        ListPage cached = filtered.get(reader);
        if (cached != null) return cached;
        List<Item> others = items.stream()
                .filter(item -> !item.author().equals(reader))
                .limit(PAGE + 1)
                .toList();
        if (!reaches(others)) return null;
        ListPage page = page(others);
        if (filtered.size() < CACHED_PAGES) filtered.put(reader, page);
        return page;
    }

    /** Whether these are enough to tell what the first page is, and whether there is another. */
    private boolean reaches(List<Item> from) {
        return complete || from.size() > PAGE;
    }

    private ListPage page(List<Item> from) {
        return ListPage.of(path, PAGE, from, Item::json, Item::id);
    }
}
