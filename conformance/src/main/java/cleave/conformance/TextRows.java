package cleave.conformance;

import static cleave.conformance.MappingKey.INVALID;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The text of a status or a post. */
final class TextRows {
    private TextRows() {}

    static List<Row> rows(Kind kind) {
        return List.of(
                Row.lab(
                        kind.area,
                        "create",
                        "A text makes a " + kind.one + " with an id and that text.",
                        solution -> creates(solution, kind)),
                Row.lab(
                        kind.area,
                        "text-kept",
                        "A text is kept as it was written, in any script.",
                        solution -> keepsText(solution, kind)),
                Row.lab(
                        kind.area,
                        "text-required",
                        "A " + kind.one + " without a text, or with an empty one, is refused.",
                        solution -> refusesEmpty(solution, kind)));
    }

    private static void creates(Solution solution, Kind kind) throws Mismatch, InterruptedException {
        String text = Solution.marker();
        Answer answer = solution.send(solution.author(), Writing.text(solution, kind, text));
        Item item = solution.written(kind, answer);
        Expect.that(!item.id().isEmpty() && item.mark().equals(text), "an id and the text", answer.summary());
    }

    private static void keepsText(Solution solution, Kind kind) throws Mismatch, InterruptedException {
        String text = Solution.marker() + " Grüße, \"quoted\" \\ <b>&amp;</b>\n日本語 🦊 नमस्ते";
        Item written = solution.written(kind, solution.send(solution.author(), Writing.text(solution, kind, text)));
        Expect.equal("the text", text, written.mark());
        Expect.equal(
                "the text in the list",
                text,
                Fresh.inList(solution, kind, solution.author(), text).mark());
    }

    private static void refusesEmpty(Solution solution, Kind kind) throws Mismatch, InterruptedException {
        Mapping mapping = solution.mapping();
        List<ObjectNode> empty =
                List.of(Json.object(), Writing.body(solution, kind, ""), Writing.body(solution, kind, " \n\t "));
        for (ObjectNode body : empty) {
            Answer answer = solution.send(solution.author(), Writing.json(solution, kind, body));
            Expect.that(
                    mapping.codes(INVALID).contains(answer.status()),
                    mapping.value(INVALID) + " to a " + kind.one + " " + body,
                    answer.summary());
        }
        Expect.that(
                solution.list(kind, solution.reader()).marks().stream().noneMatch(String::isBlank),
                "no empty " + kind.one + " in the list",
                "one without a \"" + mapping.value(kind.mark) + "\"");
    }
}
