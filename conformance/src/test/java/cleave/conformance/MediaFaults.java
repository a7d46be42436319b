package cleave.conformance;

import static cleave.conformance.Planted.answers;
import static cleave.conformance.Planted.calls;
import static cleave.conformance.Planted.code;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Predicate;

/** A fault for each of the contract's rows about signed URLs. */
final class MediaFaults {
    private static final Predicate<Call> MEDIA = Planted.under("/media/");

    private MediaFaults() {}

    static Map<String, Function<Names, Fault>> byRow(Kind kind) {
        Map<String, Function<Names, Fault>> faults = Map.of(
                "url-signed", names -> unsigned(names, kind),
                "url-shared", names -> signsForEachReader(names, kind),
                "url-folders", names -> code(MEDIA, 403, 404),
                "url-methods", names -> code(MEDIA, 405, 403),
                "url-cached",
                        names -> answers(MEDIA, answer -> answer.withHeader("Cache-Control", "private, no-store")),
                "url-unchanged", names -> calls(MEDIA, call -> call.withoutHeader("If-None-Match")),
                "url-ranges", names -> calls(MEDIA, call -> call.withoutHeader("Range")),
                "url-headers", names -> answers(MEDIA, answer -> answer.withoutHeader("X-Content-Type-Options")));
        Map<String, Function<Names, Fault>> byRow = new TreeMap<>();
        faults.forEach((row, fault) -> byRow.put(kind.area.word() + "." + row, fault));
        return byRow;
    }

    /** Whatever stands behind the path of a picture or a snippet, it is served. */
    private static Fault unsigned(Names names, Kind kind) {
        Map<String, String> rightByPath = new ConcurrentHashMap<>();
        return (call, correct) -> {
            Answer answer =
                    correct.answer(call.withPath(rightByPath.getOrDefault(call.pathWithoutQuery(), call.path())));
            if (names.writes(kind, call)) {
                String url = StoredFaults.url(names, kind, answer.json());
                rightByPath.put(Call.get(url).pathWithoutQuery(), url);
            }
            return answer;
        };
    }

    private static Fault signsForEachReader(Names names, Kind kind) {
        MappingKey url = kind == Kind.STORY ? MappingKey.STORY_IMAGE : MappingKey.POST_SNIPPET;
        AtomicInteger lists = new AtomicInteger();
        return FeedFaults.listing(names, kind, items -> {
            int list = lists.incrementAndGet();
            return items.stream()
                    .<JsonNode>map(item -> names.changed(item, url, names.field(item, url) + "&list=" + list))
                    .toList();
        });
    }
}
