package cleave.moderation;

import cleave.moderation.Item.State;
import cleave.platform.sql.Database;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** What people get to see of the items, in SQL. All calls block; safe for many threads. */
final class ItemStore {
    private final Database database;
    private final ItemRows rows;

    /** An item with all that was ever decided of it, the oldest first. */
    record Filed(Item item, List<Entry> history) {}

    ItemStore(Database database, ItemRows rows) {
        this.database = database;
        this.rows = rows;
    }

    /** The newest items in any of the states, older than {@code before} where that is given. */
    List<Filed> newest(List<State> states, @Nullable UUID before, int count) {
        return database.read(handle -> filed(handle, newest(handle, states, before, count)));
    }

    /** The item as this transaction sees it; null where there is none. */
    @Nullable
    Filed filed(Handle handle, UUID id) {
        Item item = rows.find(handle, id);
        return item == null ? null : new Filed(item, rows.history(handle, List.of(id)));
    }

    /** A range of the index for each state: there may be any number of items in all others. */
    private List<Item> newest(Handle handle, List<State> states, @Nullable UUID before, int count) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < states.size(); i++) {
            parts.add("select * from (" + ItemRows.SELECT + " where state = :state" + i
                    + (before == null ? "" : " and id < :before") + " order by id desc limit :count) part" + i);
        }
        Query query = handle.createQuery(String.join(" union all ", parts) + " order by id desc limit :count")
                .bind("count", count);
        for (int i = 0; i < states.size(); i++) query.bind("state" + i, ItemRows.lower(states.get(i)));
        if (before != null) query.bind("before", before);
        return query.map(rows::item).list();
    }

    private List<Filed> filed(Handle handle, List<Item> items) {
        Map<UUID, List<Entry>> histories =
                new HashMap<>(rows.history(handle, items.stream().map(Item::id).toList()).stream()
                        .collect(Collectors.groupingBy(Entry::item)));
        return items.stream()
                .map(item -> new Filed(item, histories.getOrDefault(item.id(), List.of())))
                .toList();
    }
}
