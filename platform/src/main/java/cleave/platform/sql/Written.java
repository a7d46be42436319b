package cleave.platform.sql;

import java.util.ArrayList;
import java.util.List;

/** What came of writing a row that may carry an idempotency key. */
public sealed interface Written<T> {
    /** The row is new. */
    record Created<T>(T row) implements Written<T> {}

    /** The same content was written under this key before: here is that first row. */
    record Repeated<T>(T row) implements Written<T> {}

    /** Other content was written under this key before; nothing was written now. */
    record KeyReused<T>() implements Written<T> {}

    /** The rows that are new, in their order. */
    static <T> List<T> created(List<Written<T>> written) {
        List<T> rows = new ArrayList<>();
        for (Written<T> one : written) {
            if (one instanceof Created<T> created) rows.add(created.row());
        }
        return rows;
    }
}
