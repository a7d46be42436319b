package cleave.conformance;

import static cleave.conformance.MappingKey.NOTIFICATION_ID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** A fault for each row about the cleaner. */
final class CleanerFaults {
    private static final long YOUNG_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private CleanerFaults() {}

    static Map<String, Function<Names, Fault>> byRow() {
        return Map.of(
                "notification.cleaned", CleanerFaults::onlyFlags,
                "notification.fresh-kept", CleanerFaults::deletesFreshOnes,
                "notification.cleaner-metrics",
                        names -> Planted.answers(
                                call -> call.path().equals("/metrics"),
                                answer ->
                                        answer.withText(answer.text().replace("cleaner_deleted", "cleaner_removed"))));
    }

    /** What was deleted is still shown, only marked. */
    private static Fault onlyFlags(Names names) {
        Map<String, JsonNode> seen = new ConcurrentSkipListMap<>();
        return FeedFaults.listing(names, Kind.NOTIFICATION, items -> {
            Map<String, JsonNode> gone = new ConcurrentSkipListMap<>(seen);
            for (JsonNode item : items) {
                gone.remove(names.field(item, NOTIFICATION_ID));
                seen.put(names.field(item, NOTIFICATION_ID), item);
            }
            List<JsonNode> all = new ArrayList<>(items);
            gone.values().forEach(item -> all.add(((ObjectNode) item.deepCopy()).put("deleted", true)));
            return all;
        });
    }

    private static Fault deletesFreshOnes(Names names) {
        Map<String, Long> seenAt = new ConcurrentHashMap<>();
        return FeedFaults.listing(
                names,
                Kind.NOTIFICATION,
                items -> items.stream()
                        .filter(item -> System.nanoTime()
                                        - seenAt.computeIfAbsent(
                                                names.field(item, NOTIFICATION_ID), id -> System.nanoTime())
                                < YOUNG_NANOS)
                        .toList());
    }
}
