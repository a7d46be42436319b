package cleave.conformance;

import static cleave.conformance.MappingKey.CREATED;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A fault for each of the lab's rows about the list of what others made. */
final class FeedFaults {
    private static final int TEN = 10;

    private FeedFaults() {}

    static Map<String, Function<Names, Fault>> byRow(Kind kind) {
        Map<String, BiFunction<Names, Kind, Fault>> faults = new TreeMap<>(Map.of(
                "all-others", FeedFaults::showsOneAuthorOnly,
                "newest-first", (names, of) -> listing(names, of, List::reversed),
                "exactly-ten", FeedFaults::showsEleven,
                "own-excluded", FeedFaults::showsOwnFirst,
                "ten-of-others", FeedFaults::leavesOutOwnAfterTakingTen,
                "own-excluded-every-page", FeedFaults::showsOwnOnOlderPages));
        if (kind != Kind.NOTIFICATION) {
            faults.put("visible-at-once", FeedFaults::showsASecondLater);
        }
        Map<String, Function<Names, Fault>> byRow = new TreeMap<>();
        faults.forEach((row, fault) -> byRow.put(kind.area.word() + "." + row, names -> fault.apply(names, kind)));
        return byRow;
    }

    static Fault listing(Names names, Kind kind, UnaryOperator<List<JsonNode>> change) {
        return (call, correct) -> {
            Answer answer = correct.answer(call);
            return names.lists(kind, call) ? names.items(kind, answer, change) : answer;
        };
    }

    private static Fault showsASecondLater(Names names, Kind kind) {
        Map<String, Long> writtenAt = new ConcurrentHashMap<>();
        return (call, correct) -> {
            Answer answer = correct.answer(call);
            if (names.writes(kind, call)) {
                writtenAt.put(names.field(answer.json(), kind.id), System.nanoTime());
            }
            return names.lists(kind, call)
                    ? names.items(
                            kind,
                            answer,
                            items -> items.stream()
                                    .filter(item -> isOld(writtenAt.get(names.field(item, kind.id))))
                                    .toList())
                    : answer;
        };
    }

    private static boolean isOld(@Nullable Long writtenAt) {
        return writtenAt == null || System.nanoTime() - writtenAt > TimeUnit.SECONDS.toNanos(1);
    }

    private static Fault showsOneAuthorOnly(Names names, Kind kind) {
        return listing(
                names,
                kind,
                items -> items.stream()
                        .filter(item ->
                                names.field(item, kind.author).equals(names.field(items.getFirst(), kind.author)))
                        .toList());
    }

    private static Fault showsEleven(Names names, Kind kind) {
        return listing(
                names,
                kind,
                items -> items.size() < TEN
                        ? items
                        : Stream.concat(items.stream(), Stream.of(names.changed(items.getLast(), kind.id, "eleventh")))
                                .toList());
    }

    /** Remembers what each token wrote, newest first, and lets a fault put it into the lists of that token. */
    private static Fault knowingOwn(Names names, Kind kind, Own change) {
        Map<String, List<JsonNode>> own = new ConcurrentHashMap<>();
        return (call, correct) -> {
            Answer answer = correct.answer(call);
            List<JsonNode> mine = own.computeIfAbsent(names.token(call), token -> new ArrayList<>());
            if (names.makes(kind, call) && names.is(answer, CREATED)) {
                mine.addFirst(names.item(kind, answer.json()));
            }
            return names.lists(kind, call)
                    ? names.items(kind, answer, items -> change.list(call, items, mine))
                    : answer;
        };
    }

    private interface Own {
        List<JsonNode> list(Call call, List<JsonNode> others, List<JsonNode> own);
    }

    private static Fault showsOwnFirst(Names names, Kind kind) {
        return knowingOwn(
                names,
                kind,
                (call, others, own) ->
                        Stream.concat(own.stream(), others.stream()).limit(TEN).toList());
    }

    private static Fault leavesOutOwnAfterTakingTen(Names names, Kind kind) {
        return knowingOwn(
                names,
                kind,
                (call, others, own) ->
                        others.stream().limit(Math.max(0, TEN - own.size())).toList());
    }

    private static Fault showsOwnOnOlderPages(Names names, Kind kind) {
        return knowingOwn(
                names,
                kind,
                (call, others, own) -> call.path().contains("?")
                        ? Stream.concat(others.stream(), own.stream()).toList()
                        : others);
    }
}
