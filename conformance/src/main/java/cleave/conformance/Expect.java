package cleave.conformance;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What rows ask of answers; each throws a {@link Mismatch} that says what was required and what was seen. */
final class Expect {
    private Expect() {}

    static Answer status(Answer answer, Integer... allowed) throws Mismatch {
        return status(answer, List.of(allowed));
    }

    static Answer status(Answer answer, List<Integer> allowed) throws Mismatch {
        if (!allowed.contains(answer.status())) {
            String codes = allowed.stream().map(String::valueOf).collect(joining(" or "));
            throw new Mismatch(codes + " to " + answer.to().name(), answer.summary());
        }
        return answer;
    }

    static void that(boolean holds, String expected, String seen) throws Mismatch {
        if (!holds) {
            throw new Mismatch(expected, seen);
        }
    }

    static void equal(String what, String expected, String seen) throws Mismatch {
        that(expected.equals(seen), what + " to be " + quoted(expected), quoted(seen));
    }

    /** A non-empty text or a number at a dotted path of the answer, as text. */
    static String member(Answer answer, String dotted) throws Mismatch {
        JsonNode node = Json.at(answer.json(), dotted);
        that(
                node.isValueNode() && !node.isNull() && !node.asText().isEmpty(),
                "\"" + dotted + "\" in the answer to " + answer.to().name(),
                answer.summary());
        return node.asText();
    }

    /** Exactly these members, no more and no fewer. */
    static void members(String what, JsonNode object, String... names) throws Mismatch {
        Set<String> expected = new TreeSet<>(List.of(names));
        that(
                object.isObject() && Json.names(object).equals(expected),
                what + " with exactly " + expected,
                shown(object));
    }

    static String shown(JsonNode node) {
        return node.isMissingNode() ? "no JSON" : node.toString();
    }

    private static String quoted(String text) {
        return "\"" + text + "\"";
    }
}
