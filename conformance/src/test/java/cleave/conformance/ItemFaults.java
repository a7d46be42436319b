package cleave.conformance;

import static cleave.conformance.MappingKey.CREATED;
import static cleave.conformance.MappingKey.INVALID;
import static cleave.conformance.MappingKey.NOTIFIED;
import static cleave.conformance.MappingKey.UNAUTHORIZED;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** A fault for each of the lab's rows about one of a kind and who may write and read. */
final class ItemFaults {
    private ItemFaults() {}

    static Map<String, Function<Names, Fault>> byRow(Kind kind) {
        Map<String, BiFunction<Names, Kind, Fault>> faults = new TreeMap<>(Map.of(
                "list-for-newcomer",
                ItemFaults::tellsNewcomersThatNothingIsFound,
                "created-at",
                (names, of) -> changing(names, of, of.created, time -> time.replace('T', ' ')),
                "names-author",
                (names, of) -> changing(names, of, of.author, author -> "somebody"),
                "token-required-to-write",
                ItemFaults::writesWithoutToken,
                "token-required-to-read",
                (names, of) -> withoutToken(names, call -> names.lists(of, call))));
        if (kind == Kind.STATUS || kind == Kind.POST) {
            faults.put("create", (names, of) -> changing(names, of, of.id, id -> ""));
            faults.put(
                    "text-kept",
                    (names, of) -> changing(names, of, of.mark, text -> text.replaceAll("[^\\x00-\\x7f]", "?")));
            faults.put(
                    "text-required",
                    (names, of) -> UserFaults.accepting(call -> names.writes(of, call), INVALID, CREATED, names));
        }
        if (kind != Kind.NOTIFICATION) {
            faults.put("author-from-token", ItemFaults::takesAuthorFromBody);
        }
        Map<String, Function<Names, Fault>> byRow = new TreeMap<>();
        faults.forEach((row, fault) -> byRow.put(kind.area.word() + "." + row, names -> fault.apply(names, kind)));
        return byRow;
    }

    private static Fault tellsNewcomersThatNothingIsFound(Names names, Kind kind) {
        Set<String> wrote = Collections.newSetFromMap(new ConcurrentHashMap<>());
        return (call, correct) -> {
            Answer answer = correct.answer(call);
            if (names.makes(kind, call)) {
                wrote.add(names.token(call));
            }
            return names.lists(kind, call) && !wrote.contains(names.token(call)) ? answer.withStatus(404) : answer;
        };
    }

    /** Changes a field of every one of a kind that passes. */
    static Fault changing(Names names, Kind kind, MappingKey field, Function<String, String> change) {
        return (call, correct) -> {
            Answer answer = correct.answer(call);
            if (names.writes(kind, call) && names.is(answer, CREATED)) {
                return answer.withJson(changed(names, answer.json(), field, change));
            }
            return names.lists(kind, call)
                    ? names.eachItem(kind, answer, item -> changed(names, item, field, change))
                    : answer;
        };
    }

    private static JsonNode changed(Names names, JsonNode item, MappingKey field, Function<String, String> change) {
        return names.changed(item, field, change.apply(names.field(item, field)));
    }

    private static Fault takesAuthorFromBody(Names names, Kind kind) {
        Map<String, String> tokensByAuthor = new ConcurrentHashMap<>();
        return (call, correct) -> {
            if (!names.writes(kind, call)) {
                return correct.answer(call);
            }
            for (Map.Entry<String, String> author : tokensByAuthor.entrySet()) {
                if (namesAuthor(call, author.getKey())) {
                    return correct.answer(names.withToken(call, author.getValue()));
                }
            }
            Answer answer = correct.answer(call);
            tokensByAuthor.put(names.field(answer.json(), kind.author), names.token(call));
            return answer;
        };
    }

    /** In a member of JSON or in a part of a form. */
    private static boolean namesAuthor(Call call, String id) {
        return Pattern.compile("\"(?:userId|authorId)\"(?::\"|\r\n\r\n)" + Pattern.quote(id) + "\\b")
                .matcher(call.text())
                .find();
    }

    private static Fault writesWithoutToken(Names names, Kind kind) {
        return kind == Kind.NOTIFICATION
                ? UserFaults.accepting(call -> names.writes(kind, call), UNAUTHORIZED, NOTIFIED, names)
                : withoutToken(names, call -> names.writes(kind, call));
    }

    static Fault withoutToken(Names names, Predicate<Call> calls) {
        Fault anyToken = UserFaults.replacingTokens(names, String::isEmpty);
        return (call, correct) ->
                calls.test(call) || names.logsIn(call) ? anyToken.answer(call, correct) : correct.answer(call);
    }
}
