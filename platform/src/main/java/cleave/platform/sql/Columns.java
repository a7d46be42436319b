package cleave.platform.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.jdbi.v3.core.statement.StatementContext;

/** Reads columns that each engine keeps in its own form. */
public final class Columns {
    private Columns() {}

    /** The UUID in the column with this number, which must not be null. */
    public static UUID uuid(ResultSet row, int column, StatementContext context) throws SQLException {
        return context.findColumnMapperFor(UUID.class).orElseThrow().map(row, column, context);
    }
}
