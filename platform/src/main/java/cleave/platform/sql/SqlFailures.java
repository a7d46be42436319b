package cleave.platform.sql;

import cleave.platform.runtime.Failure;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Tells what an SQL error means for the one who asked. */
final class SqlFailures {
    private SqlFailures() {}

    /** An unavailable failure where waiting helps (down, full, busy, too slow); anything else as it is. */
    static RuntimeException of(RuntimeException error) {
        SQLException sql = sql(error);
        boolean passes = sql != null && (sql instanceof SQLiteException lite ? passes(lite) : passes(sql));
        return passes ? Failure.unavailable("The database is not available. Try again.", error) : error;
    }

    /** True where the database asks to run the transaction again. */
    static boolean wantsRetry(RuntimeException error) {
        SQLException sql = sql(error);
        String state = sql == null ? null : sql.getSQLState();
        return state != null && (state.equals("40001") || state.equals("40P01"));
    }

    /** True where the pool had no connection in time. */
    static boolean hadNoConnection(RuntimeException error) {
        return sql(error) instanceof SQLTransientConnectionException;
    }

    private static boolean passes(SQLiteException error) {
        SQLiteErrorCode code = error.getResultCode();
        // Extended codes carry the plain one in their low byte.
        return switch (code.code & 0xff) {
            case 5, 6, 7, 8, 10, 13, 14 -> true; // busy, locked, no memory, read only, I/O, full, cannot open
            default -> false;
        };
    }

    private static boolean passes(SQLException error) {
        String state = error.getSQLState();
        if (error instanceof SQLTransientConnectionException || state == null) return true;
        // Connection lost, out of resources, cancelled (statement timeout), shutting down, lock not available.
        return state.startsWith("08") || state.startsWith("53") || state.startsWith("57") || state.equals("55P03");
    }

    private static @Nullable SQLException sql(Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) return sql;
        }
        return null;
    }
}
