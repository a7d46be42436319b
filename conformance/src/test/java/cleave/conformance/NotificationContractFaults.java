package cleave.conformance;

import static cleave.conformance.MappingKey.NOTIFICATION_POST;
import static cleave.conformance.MappingKey.POST_ID;
import static cleave.conformance.Planted.code;
import static cleave.conformance.Planted.on;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/** A fault for each of the contract's rows about notifications. */
final class NotificationContractFaults {
    private static final Predicate<Call> ASK = on("POST", "/notification");
    private static final long LATE_NANOS = TimeUnit.MILLISECONDS.toNanos(1500);
    private static final int TOO_SHORT = 100;

    private NotificationContractFaults() {}

    static Map<String, Function<Names, Fault>> byRow() {
        return Map.of(
                "notification.item-shape", names -> items(names, item -> item.put("read", false)),
                "notification.asked-for", names -> code(ASK, 200, 201),
                "notification.preview", names -> items(names, NotificationContractFaults::cut),
                "notification.within-a-second", NotificationContractFaults::late,
                "notification.errors", names -> code(ASK, 404, 422));
    }

    private static Fault items(Names names, Consumer<ObjectNode> change) {
        return FeedFaults.listing(
                names,
                Kind.NOTIFICATION,
                items -> items.stream()
                        .<JsonNode>map(item -> {
                            ObjectNode copy = item.deepCopy();
                            change.accept(copy);
                            return copy;
                        })
                        .toList());
    }

    private static void cut(ObjectNode item) {
        if (item.path("post") instanceof ObjectNode post) {
            String preview = post.path("preview").asText();
            post.put("preview", preview.substring(0, Math.min(TOO_SHORT, preview.length())));
        }
    }

    private static Fault late(Names names) {
        Map<String, Long> writtenAt = new ConcurrentHashMap<>();
        return (call, correct) -> {
            Answer answer = correct.answer(call);
            if (names.writes(Kind.POST, call)) {
                writtenAt.put(names.field(answer.json(), POST_ID), System.nanoTime());
            }
            return names.lists(Kind.NOTIFICATION, call)
                    ? names.items(
                            Kind.NOTIFICATION,
                            answer,
                            items -> items.stream()
                                    .filter(item -> {
                                        Long at = writtenAt.get(names.field(item, NOTIFICATION_POST));
                                        return at == null || System.nanoTime() - at > LATE_NANOS;
                                    })
                                    .toList())
                    : answer;
        };
    }
}
