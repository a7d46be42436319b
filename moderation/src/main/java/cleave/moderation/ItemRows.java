package cleave.moderation;

import cleave.moderation.Item.Judgement;
import cleave.moderation.Item.State;
import cleave.moderation.model.Label;
import cleave.platform.auth.Principal;
import cleave.platform.http.Json;
import cleave.platform.sql.Columns;
import cleave.status.api.StatusDecided.Reason;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** The tables {@code item} and {@code history}. Every call is part of the caller's transaction. */
final class ItemRows {
    static final String SELECT =
            "select id, author_id, author_name, text, created_at, state, number, by_operator, note,"
                    + " label, score, model, reasons from item";

    private final ObjectReader reasons = new ObjectMapper().readerFor(new TypeReference<List<Reason>>() {});

    Item item(ResultSet row, StatementContext context) throws SQLException {
        double number = row.getDouble(11);
        @Nullable Double score = row.wasNull() ? null : number;
        Judgement verdict = new Judgement(
                Label.valueOf(upper(row.getString(10))), score, row.getString(12), reasons(row.getString(13)));
        String state = row.getString(6);
        return new Item(
                Columns.uuid(row, 1, context),
                new Principal(Columns.uuid(row, 2, context), row.getString(3)),
                row.getString(4),
                Instant.ofEpochMilli(row.getLong(5)),
                state == null ? State.CLEAN : State.valueOf(upper(state)),
                row.getLong(7),
                row.getBoolean(8),
                row.getString(9),
                verdict);
    }

    @Nullable
    Item find(Handle handle, UUID id) {
        return handle.createQuery(SELECT + " where id = :id")
                .bind("id", id)
                .map(this::item)
                .findOne()
                .orElse(null);
    }

    /** The item, which nobody else changes until this transaction ends; null where there is none. */
    @Nullable
    Item lock(Handle handle, UUID id) {
        handle.createUpdate("update item set number = number where id = :id")
                .bind("id", id)
                .execute();
        return find(handle, id);
    }

    /** Stores what was decided of an item that is locked. */
    void update(Handle handle, Item item) {
        Judgement verdict = item.verdict();
        handle.createUpdate("update item set state = :state, number = :number, by_operator = :byOperator, note = :note,"
                        + " label = :label, score = :score, model = :model, reasons = :reasons where id = :id")
                .bind("id", item.id())
                .bind("state", stored(item.state()))
                .bind("number", item.number())
                .bind("byOperator", item.byOperator())
                .bind("note", item.note())
                .bind("label", lower(verdict.label()))
                .bind("score", verdict.score())
                .bind("model", verdict.model())
                .bind("reasons", json(verdict.reasons()))
                .execute();
    }

    void add(Handle handle, Entry entry) {
        Principal operator = entry.operator();
        handle.createUpdate("insert into history (item_id, number, at, action, operator_id, operator_name, model, note)"
                        + " values (:item, :number, :at, :action, :operator, :name, :model, :note)")
                .bind("item", entry.item())
                .bind("number", entry.number())
                .bind("at", entry.at().toEpochMilli())
                .bind("action", lower(entry.action()))
                .bindByType("operator", operator == null ? null : operator.id(), UUID.class)
                .bind("name", operator == null ? null : operator.name())
                .bind("model", entry.model())
                .bind("note", entry.note())
                .execute();
    }

    List<Entry> history(Handle handle, List<UUID> items) {
        if (items.isEmpty()) return List.of();
        return handle.createQuery("select item_id, number, at, action, operator_id, operator_name, model, note"
                        + " from history where item_id in (<items>) order by item_id, number")
                .bindList("items", items)
                .map(ItemRows::entry)
                .list();
    }

    private static Entry entry(ResultSet row, StatementContext context) throws SQLException {
        String name = row.getString(6);
        return new Entry(
                Columns.uuid(row, 1, context),
                row.getLong(2),
                Instant.ofEpochMilli(row.getLong(3)),
                Entry.Action.valueOf(upper(row.getString(4))),
                name == null ? null : new Principal(Columns.uuid(row, 5, context), name),
                row.getString(7),
                row.getString(8));
    }

    /** As it stands in the column; absent for what nobody has to look at, so that an index need not hold those. */
    static @Nullable String stored(State state) {
        return state == State.CLEAN ? null : lower(state);
    }

    static String lower(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }

    static String json(List<Reason> reasons) {
        return new String(Json.bytes(reasons), StandardCharsets.UTF_8);
    }

    private List<Reason> reasons(String json) {
        try {
            return reasons.readValue(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored reasons cannot be read", e);
        }
    }

    private static String upper(String word) {
        return word.toUpperCase(Locale.ROOT);
    }
}
