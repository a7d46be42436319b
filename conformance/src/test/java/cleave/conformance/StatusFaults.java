package cleave.conformance;

import static cleave.conformance.MappingKey.CREATED;
import static cleave.conformance.MappingKey.INVALID;
import static cleave.conformance.MappingKey.STATUS_AUTHOR;
import static cleave.conformance.MappingKey.STATUS_CREATED;
import static cleave.conformance.MappingKey.STATUS_ID;
import static cleave.conformance.MappingKey.STATUS_TEXT;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** A fault for each of the lab's rows about one status and who may write and read. */
final class StatusFaults {
    private StatusFaults() {}

    static Map<String, Function<Names, Fault>> byRow() {
        return Map.of(
                "status.list-for-newcomer", StatusFaults::tellsNewcomersThatNothingIsFound,
                "status.create", names -> changing(names, STATUS_ID, id -> ""),
                "status.text-kept",
                        names -> changing(names, STATUS_TEXT, text -> text.replaceAll("[^\\x00-\\x7f]", "?")),
                "status.text-required", names -> UserFaults.accepting(names::writes, INVALID, CREATED, names),
                "status.created-at", names -> changing(names, STATUS_CREATED, time -> time.replace('T', ' ')),
                "status.names-author", names -> changing(names, STATUS_AUTHOR, author -> "somebody"),
                "status.author-from-token", StatusFaults::takesAuthorFromBody,
                "status.token-required-to-write", names -> withoutToken(names, names::writes),
                "status.token-required-to-read", names -> withoutToken(names, names::lists));
    }

    private static Fault tellsNewcomersThatNothingIsFound(Names names) {
        Set<String> wrote = Collections.newSetFromMap(new ConcurrentHashMap<>());
        return (call, correct) -> {
            Answer answer = correct.answer(call);
            if (names.writes(call)) {
                wrote.add(names.token(call));
            }
            return names.lists(call) && !wrote.contains(names.token(call)) ? answer.withStatus(404) : answer;
        };
    }

    /** Changes a field of every status that passes. */
    private static Fault changing(Names names, MappingKey field, Function<String, String> change) {
        return (call, correct) -> {
            Answer answer = correct.answer(call);
            if (names.writes(call) && names.is(answer, CREATED)) {
                return answer.withJson(changed(names, answer.json(), field, change));
            }
            return names.lists(call) ? names.eachItem(answer, item -> changed(names, item, field, change)) : answer;
        };
    }

    private static JsonNode changed(Names names, JsonNode status, MappingKey field, Function<String, String> change) {
        return names.changed(status, field, change.apply(names.field(status, field)));
    }

    private static Fault takesAuthorFromBody(Names names) {
        Map<String, String> tokensByAuthor = new ConcurrentHashMap<>();
        return (call, correct) -> {
            if (!names.writes(call)) {
                return correct.answer(call);
            }
            List<String> members = List.of("userId", "authorId");
            for (String member : members) {
                String token = tokensByAuthor.get(Names.body(call).path(member).asText());
                if (token != null) {
                    return correct.answer(names.withToken(call, token));
                }
            }
            Answer answer = correct.answer(call);
            tokensByAuthor.put(names.field(answer.json(), STATUS_AUTHOR), names.token(call));
            return answer;
        };
    }

    private static Fault withoutToken(Names names, java.util.function.Predicate<Call> calls) {
        Fault anyToken = UserFaults.replacingTokens(names, String::isEmpty);
        return (call, correct) ->
                calls.test(call) || names.logsIn(call) ? anyToken.answer(call, correct) : correct.answer(call);
    }
}
