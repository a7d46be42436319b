package cleave.platform.sql;

import cleave.platform.runtime.Failure;
import java.util.ArrayList;
import java.util.List;

/** What came of writing a row that may carry an idempotency key. */
public sealed interface Written<T> {
    /** The row is new. */
    record Created<T>(T row) implements Written<T> {}

    /** The same content was written under this key before: here is that first row. */
    record Repeated<T>(T row) implements Written<T> {}

    /** Other content was written under this key before; nothing was written now. */
    record KeyReused<T>() implements Written<T> {
        @Override
        public T row() {
            throw Failure.of(
                    Failure.Kind.INVALID,
                    "idempotency_key_reused",
                    "This Idempotency-Key was used for other content. Use a new one.");
        }
    }

    /** The row that is stored now; throws an invalid failure where the key stands for other content. */
    T row();

    /** Whether the row is new. */
    default boolean isNew() {
        return this instanceof Created;
    }

    /** The rows that are new, in their order. */
    static <T> List<T> created(List<Written<T>> written) {
        List<T> rows = new ArrayList<>();
        for (Written<T> one : written) {
            if (one instanceof Created<T> created) rows.add(created.row());
        }
        return rows;
    }
}
