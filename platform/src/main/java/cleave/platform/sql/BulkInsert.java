package cleave.platform.sql;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;

/**
 * Inserts many rows by one prepared statement. It does what JDBI's batch does, without JDBI's work for each value,
 * which on the write path costs as much as the database.
 */
public final class BulkInsert {
    private final PreparedStatement statement;
    private final boolean uuidsAreText;
    private int column;

    private BulkInsert(PreparedStatement statement, boolean uuidsAreText) {
        this.statement = statement;
        this.uuidsAreText = uuidsAreText;
    }

    /**
     * Inserts the rows in their order; the number of rows that were new is not told.
     *
     * @param sql an {@code insert … values (?, …)}, with a question mark for each value
     * @param values gives a row's values, in the order of the question marks
     */
    public static <R> void execute(Handle handle, String sql, List<R> rows, BiConsumer<R, BulkInsert> values) {
        try (PreparedStatement statement = handle.getConnection().prepareStatement(sql)) {
            BulkInsert insert = new BulkInsert(
                    statement, handle.getConfig(UuidMapping.Form.class).isText());
            for (R row : rows) {
                insert.column = 0;
                values.accept(row, insert);
                statement.addBatch();
            }
            statement.executeBatch();
        } catch (SQLException e) {
            throw new UnableToExecuteStatementException(e, null);
        }
    }

    public BulkInsert uuid(UUID value) {
        return set(at -> {
            if (uuidsAreText) statement.setString(at, value.toString());
            else statement.setObject(at, value);
        });
    }

    public BulkInsert text(@Nullable String value) {
        return set(at -> {
            if (value == null) statement.setNull(at, Types.VARCHAR);
            else statement.setString(at, value);
        });
    }

    public BulkInsert number(long value) {
        return set(at -> statement.setLong(at, value));
    }

    /** A number that may be absent. */
    public BulkInsert number(@Nullable Long value) {
        return set(at -> {
            if (value == null) statement.setNull(at, Types.BIGINT);
            else statement.setLong(at, value);
        });
    }

    /** A number with a fraction, or none. */
    public BulkInsert real(@Nullable Double value) {
        return set(at -> {
            if (value == null) statement.setNull(at, Types.DOUBLE);
            else statement.setDouble(at, value);
        });
    }

    private BulkInsert set(Setter setter) {
        try {
            setter.set(++column);
            return this;
        } catch (SQLException e) {
            throw new UnableToExecuteStatementException(e, null);
        }
    }

    @FunctionalInterface
    private interface Setter {
        void set(int at) throws SQLException;
    }
}
