package cleave.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Function;

/** A fault for each of the lab's rows about what the object store holds: pictures and snippets. */
final class StoredFaults {
    private StoredFaults() {}

    static Map<String, Function<Names, Fault>> byRow(Kind kind) {
        String many = kind == Kind.STORY ? "pictures" : "snippets";
        return Map.of(
                kind.area.word() + "." + many + "-not-listed", names -> publicBucket(names, kind),
                kind.area.word() + ".every-link-answers",
                        names -> files(names, kind, (answer, others) -> answer.withStatus(404)));
    }

    /** Knows the URLs that were given, and changes what they answer. */
    static Fault files(Names names, Kind kind, BiFunction<Answer, Set<String>, Answer> change) {
        Set<String> given = ConcurrentHashMap.newKeySet();
        return (call, correct) -> {
            Answer answer = correct.answer(call);
            if (names.writes(kind, call)) {
                given.add(url(names, kind, answer.json()));
            }
            return given.contains(call.path()) ? change.apply(answer, given) : answer;
        };
    }

    static String url(Names names, Kind kind, JsonNode item) {
        return names.field(item, kind == Kind.STORY ? MappingKey.STORY_IMAGE : MappingKey.POST_SNIPPET);
    }

    /** Each folder above a file lists what is in it. */
    private static Fault publicBucket(Names names, Kind kind) {
        Set<String> given = ConcurrentHashMap.newKeySet();
        return (call, correct) -> {
            Answer answer = correct.answer(call);
            if (names.writes(kind, call)) {
                given.add(url(names, kind, answer.json()));
            }
            boolean folder = call.path().endsWith("/") && given.stream().anyMatch(url -> url.startsWith(call.path()));
            return folder ? answer.withStatus(200).withText(given.toString()) : answer;
        };
    }

    /** Everything stored lies under one name, so that the last one written is what every URL gives. */
    static Fault collides(Names names, Kind kind) {
        String[] last = {""};
        Set<String> given = ConcurrentHashMap.newKeySet();
        return (call, correct) -> {
            Answer answer = correct.answer(given.contains(call.path()) ? call.withPath(last[0]) : call);
            if (names.writes(kind, call)) {
                last[0] = url(names, kind, answer.json());
                given.add(last[0]);
            }
            return answer;
        };
    }
}
