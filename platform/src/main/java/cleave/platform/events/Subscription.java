package cleave.platform.events;

import java.util.List;
import java.util.function.Consumer;

/** Someone who wants to hear of events of a type. */
record Subscription<T extends Record>(EventType<T> type, String name, Consumer<List<T>> handler) implements Target {
    @Override
    public void hand(List<OutboxRows.Pending> rows, Envelopes envelopes) {
        handler.accept(rows.stream()
                .map(row -> envelopes.data(row.event(), type.data()))
                .toList());
    }
}
