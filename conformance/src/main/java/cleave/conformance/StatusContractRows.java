package cleave.conformance;

import static cleave.conformance.Area.STATUS;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** What Cleave promises of statuses beyond the lab. */
final class StatusContractRows {
    private StatusContractRows() {}

    static List<Row> rows() {
        return List.of(
                contract(
                        "status.shape",
                        "A 201 is {id, author, text, createdAt, moderation}.",
                        StatusContractRows::shape),
                contract(
                        "status.item-shape",
                        "The list's items are that without moderation.",
                        StatusContractRows::itemShape),
                contract(
                        "status.text-normalised",
                        "Line ends become LF and Unicode white space is trimmed.",
                        StatusContractRows::normalised),
                contract(
                        "status.text-limits",
                        "A text has 1 to 5,000 code points and no control characters.",
                        StatusContractRows::limits),
                contract(
                        "status.mine",
                        "/status/mine has the reader's own, newest first, with moderation.",
                        StatusContractRows::mine),
                contract(
                        "status.unknown-fields",
                        "Unknown fields of a request are ignored.",
                        StatusContractRows::unknownFields));
    }

    private static Row contract(String id, String requirement, Row.Check check) {
        return Row.contract(STATUS, id, requirement, check);
    }

    private static void shape(Solution solution) throws Mismatch, InterruptedException {
        Member author = solution.author();
        Answer answer = solution.send(author, solution.writing(Solution.marker()));
        Item status = solution.written(answer);
        Expect.members("a status", status.json(), "id", "author", "text", "createdAt", "moderation");
        Shapes.common(status.json());
        Shapes.author(solution, author, status.json());
        moderation(status.json());
    }

    private static void moderation(JsonNode status) throws Mismatch {
        String state = status.path("moderation").path("state").asText();
        Expect.that(
                List.of("visible", "pending", "held").contains(state),
                "moderation.state visible, pending or held",
                Expect.shown(status));
    }

    private static void itemShape(Solution solution) throws Mismatch, InterruptedException {
        String text = Solution.marker();
        Item written = solution.write(solution.author(), text);
        Item item = Fresh.inList(solution, Kind.STATUS, solution.author(), text);
        Expect.members("an item", item.json(), "id", "author", "text", "createdAt");
        Shapes.common(item.json());
        Expect.equal("the item's createdAt", written.createdAt(), item.createdAt());
    }

    private static void normalised(Solution solution) throws Mismatch, InterruptedException {
        String marker = Solution.marker();
        String sent = "\u00a0\u2003\u3000 \t\n" + marker + "\r\none\rtwo\n\tthree \u00a0\u2003\u3000\r\n";
        Item status = solution.write(solution.author(), sent);
        Expect.equal("the text", marker + "\none\ntwo\n\tthree", status.mark());
    }

    private static void limits(Solution solution) throws Mismatch, InterruptedException {
        Member author = solution.author();
        // Each of these is one code point of two UTF-16 units, so units or bytes would count too many.
        String longest =
                Solution.marker() + "🦊".repeat(5000 - Solution.marker().length());
        Expect.equal(
                "the longest text", longest, solution.write(author, longest).mark());
        solution.write(author, " " + "x" + " ");
        List<String> wrong = List.of(
                "x".repeat(5001),
                "🦊".repeat(5001),
                "",
                " \u3000\n",
                "a\u0000b",
                "a\u001bb",
                "a\u007fb",
                "a\u0085b",
                "a\u009fb");
        for (String text : wrong) {
            Problems.field(solution.send(author, solution.writing(text)), "text");
        }
        ObjectNode number = Json.object().put("text", 1);
        Problems.field(solution.send(author, Call.post("/status", number.toString())), "text");
        Problems.field(solution.send(author, Call.post("/status", "{\"text\":null}")), "text");
        Problems.field(solution.send(author, Call.post("/status", "{}")), "text");
    }

    private static void mine(Solution solution) throws Mismatch, InterruptedException {
        Member author = solution.newMember();
        solution.writeMarked(solution.author());
        Page none = solution.page(author, Call.get("/status/mine"));
        Expect.that(none.items().isEmpty(), "no statuses in /status/mine of a newcomer", none.summary());
        String first = solution.writeMarked(author);
        String second = solution.writeMarked(author);
        Page mine = solution.page(author, Call.get("/status/mine"));
        Expect.that(mine.marks().equals(List.of(second, first)), "the own, newest first", mine.summary());
        for (Item status : mine.items()) {
            Shapes.common(status.json());
            moderation(status.json());
        }
    }

    private static void unknownFields(Solution solution) throws Mismatch, InterruptedException {
        String text = Solution.marker();
        ObjectNode body = solution.statusBody(text).put("mood", "fine");
        body.putObject("author").put("id", 1);
        Item status = solution.written(solution.send(solution.author(), Call.post("/status", body.toString())));
        Expect.equal("the text", text, status.mark());
        Expect.that(!status.json().has("mood"), "no unknown member in the answer", Expect.shown(status.json()));
    }
}
