package cleave.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One page of a list of statuses, in the order in which it was answered. */
record Page(Answer answer, List<Status> statuses) {
    private static final Pattern NEXT = Pattern.compile("<([^>]*)>[^,<]*;\\s*rel=\"?next\"?");

    static Page of(Answer answer, Mapping mapping) throws Mismatch {
        JsonNode list = Json.at(answer.json(), mapping.value(MappingKey.LIST_STATUS));
        Expect.that(list.isArray(), "a JSON array from " + answer.to().name(), answer.summary());
        List<Status> statuses = new ArrayList<>();
        list.forEach(item -> statuses.add(Status.of(item, mapping)));
        return new Page(answer, List.copyOf(statuses));
    }

    List<String> ids() {
        return statuses.stream().map(Status::id).toList();
    }

    List<String> texts() {
        return statuses.stream().map(Status::text).toList();
    }

    /** Those of the given texts that this page shows, in the page's order. */
    List<String> shownOf(Collection<String> markers) {
        return texts().stream().filter(markers::contains).toList();
    }

    /** What the server links to as the next page. */
    Optional<String> next() {
        return answer.headers().getOrDefault("Link", List.of()).stream()
                .map(NEXT::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .findFirst();
    }
}
