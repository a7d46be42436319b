package cleave.conformance;

import static cleave.conformance.MappingKey.CREATED;
import static cleave.conformance.MappingKey.STATUS_AUTHOR;
import static cleave.conformance.MappingKey.STATUS_ID;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;

/** A fault for each of the lab's rows about the list of others' statuses. */
final class FeedFaults {
    private static final int TEN = 10;

    private FeedFaults() {}

    static Map<String, Function<Names, Fault>> byRow() {
        return Map.of(
                "status.visible-at-once", FeedFaults::showsASecondLater,
                "status.all-others", FeedFaults::showsOneAuthorOnly,
                "status.newest-first", names -> listing(names, List::reversed),
                "status.exactly-ten", FeedFaults::showsEleven,
                "status.own-excluded", FeedFaults::showsOwnFirst,
                "status.ten-of-others", FeedFaults::leavesOutOwnAfterTakingTen,
                "status.own-excluded-every-page", FeedFaults::showsOwnOnOlderPages);
    }

    private static Fault listing(Names names, java.util.function.UnaryOperator<List<JsonNode>> change) {
        return (call, correct) -> {
            Answer answer = correct.answer(call);
            return names.lists(call) ? names.items(answer, change) : answer;
        };
    }

    private static Fault showsASecondLater(Names names) {
        Map<String, Long> writtenAt = new ConcurrentHashMap<>();
        return (call, correct) -> {
            Answer answer = correct.answer(call);
            if (names.writes(call)) {
                writtenAt.put(names.field(answer.json(), STATUS_ID), System.nanoTime());
            }
            long now = System.nanoTime();
            return names.lists(call)
                    ? names.items(
                            answer,
                            items -> items.stream()
                                    .filter(item -> now
                                                    - writtenAt.getOrDefault(
                                                            names.field(item, STATUS_ID),
                                                            now - TimeUnit.HOURS.toNanos(1))
                                            > TimeUnit.SECONDS.toNanos(1))
                                    .toList())
                    : answer;
        };
    }

    private static Fault showsOneAuthorOnly(Names names) {
        return listing(
                names,
                items -> items.stream()
                        .filter(item ->
                                names.field(item, STATUS_AUTHOR).equals(names.field(items.getFirst(), STATUS_AUTHOR)))
                        .toList());
    }

    private static Fault showsEleven(Names names) {
        return listing(
                names,
                items -> items.size() < TEN
                        ? items
                        : Stream.concat(
                                        items.stream(),
                                        Stream.of(names.changed(items.getLast(), STATUS_ID, "eleventh")))
                                .toList());
    }

    /** Remembers what each token wrote, newest first, and lets a fault put it into the lists of that token. */
    private static Fault knowingOwn(Names names, Own change) {
        Map<String, List<JsonNode>> own = new ConcurrentHashMap<>();
        return (call, correct) -> {
            Answer answer = correct.answer(call);
            List<JsonNode> mine = own.computeIfAbsent(names.token(call), token -> new ArrayList<>());
            if (names.writes(call) && names.is(answer, CREATED)) {
                mine.addFirst(answer.json());
            }
            return names.lists(call) ? names.items(answer, items -> change.list(call, items, mine)) : answer;
        };
    }

    private interface Own {
        List<JsonNode> list(Call call, List<JsonNode> others, List<JsonNode> own);
    }

    private static Fault showsOwnFirst(Names names) {
        return knowingOwn(
                names,
                (call, others, own) ->
                        Stream.concat(own.stream(), others.stream()).limit(TEN).toList());
    }

    private static Fault leavesOutOwnAfterTakingTen(Names names) {
        return knowingOwn(
                names,
                (call, others, own) ->
                        others.stream().limit(Math.max(0, TEN - own.size())).toList());
    }

    private static Fault showsOwnOnOlderPages(Names names) {
        return knowingOwn(
                names,
                (call, others, own) -> call.path().contains("?")
                        ? Stream.concat(others.stream(), own.stream()).toList()
                        : others);
    }
}
