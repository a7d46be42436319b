package cleave.conformance;

import static cleave.conformance.MappingKey.FORBIDDEN;
import static cleave.conformance.MappingKey.NOTIFICATION_ID;
import static cleave.conformance.MappingKey.NOTIFICATION_POST;
import static cleave.conformance.MappingKey.NOTIFICATION_POST_SENT;
import static cleave.conformance.MappingKey.NOTIFIED;
import static cleave.conformance.MappingKey.NOT_FOUND;
import static cleave.conformance.MappingKey.POST_ID;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A fault for each of the lab's rows about notifications alone. */
final class NotificationFaults {
    private static final int ONE_IN = 5;

    private NotificationFaults() {}

    static Map<String, Function<Names, Fault>> byRow() {
        return Map.of(
                "notification.made-by-server", NotificationFaults::madeByBrowserOnly,
                "notification.none-lost", NotificationFaults::losesOneInFive,
                "notification.none-doubled", NotificationFaults::doubles,
                "notification.leads-to-post",
                        names -> Planted.answers(names::readsOne, answer -> answer.withStatus(names.code(NOT_FOUND))),
                "notification.of-own-post", NotificationFaults::refusesAuthors,
                "notification.of-anothers-post", names -> UserFaults.accepting(asks(names), FORBIDDEN, NOTIFIED, names),
                "notification.of-unknown-post", names -> UserFaults.accepting(asks(names), NOT_FOUND, NOTIFIED, names));
    }

    private static Predicate<Call> asks(Names names) {
        return call -> names.writes(Kind.NOTIFICATION, call);
    }

    private static Fault refusesAuthors(Names names) {
        return Planted.answers(
                asks(names), answer -> names.is(answer, NOTIFIED) ? answer.withStatus(names.code(FORBIDDEN)) : answer);
    }

    /** Only what somebody asked for is there, as where the client does what the server should. */
    private static Fault madeByBrowserOnly(Names names) {
        Set<String> asked = ConcurrentHashMap.newKeySet();
        return (call, correct) -> {
            if (names.writes(Kind.NOTIFICATION, call)) {
                asked.add(names.sent(call, NOTIFICATION_POST_SENT));
            }
            return only(
                    names, call, correct.answer(call), item -> asked.contains(names.field(item, NOTIFICATION_POST)));
        };
    }

    private static Answer only(Names names, Call call, Answer answer, Predicate<JsonNode> kept) {
        return names.lists(Kind.NOTIFICATION, call)
                ? names.items(
                        Kind.NOTIFICATION,
                        answer,
                        items -> items.stream().filter(kept).toList())
                : answer;
    }

    private static Fault losesOneInFive(Names names) {
        AtomicInteger posts = new AtomicInteger();
        Set<String> lost = ConcurrentHashMap.newKeySet();
        return (call, correct) -> {
            Answer answer = correct.answer(call);
            if (names.writes(Kind.POST, call) && posts.incrementAndGet() % ONE_IN == 0) {
                lost.add(names.field(answer.json(), POST_ID));
            }
            return only(names, call, answer, item -> !lost.contains(names.field(item, NOTIFICATION_POST)));
        };
    }

    private static Fault doubles(Names names) {
        return FeedFaults.listing(
                names,
                Kind.NOTIFICATION,
                items -> items.stream()
                        .flatMap(item -> Stream.of(
                                item,
                                names.changed(item, NOTIFICATION_ID, "second " + names.field(item, NOTIFICATION_ID))))
                        .toList());
    }
}
