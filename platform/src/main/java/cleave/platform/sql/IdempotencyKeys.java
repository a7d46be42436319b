package cleave.platform.sql;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/**
 * Tells what came of inserting rows into a table in which an author uses an idempotency key once. The table has the
 * columns {@code id}, {@code author_id} and {@code idempotency_key}, the last two unique together where there is a key,
 * and its rows are inserted {@code on conflict do nothing}. Immutable.
 */
public final class IdempotencyKeys<R> {
    private final String select;
    private final RowMapper<R> mapper;
    private final Function<R, UUID> id;
    private final Function<R, UUID> author;
    private final BiPredicate<R, R> same;

    /** Who used which key. */
    private record Key(UUID author, String key) {}

    /**
     * @param select the columns that the mapper reads by their numbers, up to and without the {@code where}
     * @param same whether two rows of one author have the same content
     */
    public IdempotencyKeys(
            String select,
            RowMapper<R> mapper,
            Function<R, UUID> id,
            Function<R, UUID> author,
            BiPredicate<R, R> same) {
        this.select = select.replaceFirst(" from ", ", idempotency_key as used_key from ");
        this.mapper = mapper;
        this.id = id;
        this.author = author;
        this.same = same;
    }

    /**
     * What became of each row, in their order: call it in the transaction of the insert.
     *
     * @param keys each row's key, or null where it has none
     */
    public List<Written<R>> outcomes(Handle handle, List<R> rows, List<@Nullable String> keys) {
        Map<Key, R> stored = stored(handle, rows, keys);
        List<Written<R>> outcomes = new ArrayList<>(rows.size());
        for (int i = 0; i < rows.size(); i++) outcomes.add(outcome(rows.get(i), keys.get(i), stored));
        return outcomes;
    }

    /** What is stored now under these keys: each row itself, or the one that came first. */
    private Map<Key, R> stored(Handle handle, List<R> rows, List<@Nullable String> keys) {
        List<Key> wanted = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            String key = keys.get(i);
            if (key != null) wanted.add(new Key(author.apply(rows.get(i)), key));
        }
        List<Key> distinct = wanted.stream().distinct().toList();
        if (distinct.isEmpty()) return Map.of();
        String pairs = distinct.stream().map(key -> "(?, ?)").collect(Collectors.joining(", "));
        Query query = handle.createQuery(select + " where (author_id, idempotency_key) in (values " + pairs + ")");
        for (int i = 0; i < distinct.size(); i++) {
            query.bind(2 * i, distinct.get(i).author())
                    .bind(2 * i + 1, distinct.get(i).key());
        }
        Map<Key, R> found = new HashMap<>();
        query.map((row, context) -> {
                    R known = mapper.map(row, context);
                    return Map.entry(new Key(author.apply(known), row.getString("used_key")), known);
                })
                .forEach(entry -> found.put(entry.getKey(), entry.getValue()));
        return found;
    }

    private Written<R> outcome(R row, @Nullable String key, Map<Key, R> stored) {
        if (key == null) return new Written.Created<>(row);
        R first = Objects.requireNonNull(stored.get(new Key(author.apply(row), key)), "inserted or there before");
        if (id.apply(first).equals(id.apply(row))) return new Written.Created<>(row);
        return same.test(first, row) ? new Written.Repeated<>(first) : new Written.KeyReused<>();
    }
}
