package cleave.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One page of a list, in the order in which it was answered. */
record Page(Kind kind, Answer answer, List<Item> items) {
    private static final Pattern NEXT = Pattern.compile("<([^>]*)>[^,<]*;\\s*rel=\"?next\"?");

    static Page of(Kind kind, Answer answer, Mapping mapping) throws Mismatch {
        JsonNode list = Json.at(answer.json(), mapping.value(kind.wrapper));
        Expect.that(list.isArray(), "a JSON array from " + answer.to().name(), answer.summary());
        List<Item> items = new ArrayList<>();
        list.forEach(item -> items.add(Item.of(kind, item, mapping)));
        return new Page(kind, answer, List.copyOf(items));
    }

    List<String> ids() {
        return items.stream().map(Item::id).toList();
    }

    List<String> marks() {
        return items.stream().map(Item::mark).toList();
    }

    /** Those of the given marks that this page shows, in the page's order. */
    List<String> shownOf(Collection<String> marks) {
        return marks().stream().filter(marks::contains).toList();
    }

    Optional<Item> marked(String mark) {
        return items.stream().filter(item -> item.mark().equals(mark)).findFirst();
    }

    /** What the server links to as the next page. */
    Optional<String> next() {
        return answer.headers().getOrDefault("Link", List.of()).stream()
                .map(NEXT::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .findFirst();
    }

    /** The marks, short, as a report shows them. */
    String summary() {
        return items.size() + " " + kind.many + ": " + marks();
    }
}
