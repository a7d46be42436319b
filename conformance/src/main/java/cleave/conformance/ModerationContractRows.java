package cleave.conformance;

import static cleave.conformance.Area.MODERATION;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** What Cleave promises to authors and to operators beyond the lab. */
final class ModerationContractRows {
    private static final String PATH = "/moderation";

    private ModerationContractRows() {}

    static List<Row> rows() {
        return List.of(
                contract(
                        "author-told",
                        "The author sees a hateful status as held by a program, with its reasons in place.",
                        ModerationContractRows::authorTold),
                contract(
                        "operators-only",
                        "Without a token 401, for who is no operator 403, whatever they ask.",
                        ModerationContractRows::operatorsOnly),
                operators(
                        "listed",
                        "Operators find what is held, newest first, with its verdict and history.",
                        ModerationContractRows::listed),
                operators(
                        "list-bounds",
                        "The operators' list takes limit, before and state, and refuses wrong ones.",
                        ModerationContractRows::listBounds),
                operators(
                        "judged-once", "The history of a status has one verdict.", ModerationContractRows::judgedOnce),
                operators(
                        "released",
                        "What is released is visible again; its author sees that a person decided, and the note.",
                        ModerationContractRows::released),
                operators(
                        "decided-once",
                        "The same decision again changes nothing, nor does releasing what was never held.",
                        ModerationContractRows::decidedOnce),
                operators("held", "An operator can hold any status.", ModerationContractRows::held),
                operators(
                        "note-limits",
                        "A note has 1 to 1,000 code points and no control characters.",
                        ModerationContractRows::noteLimits),
                operators(
                        "unknown",
                        "To decide about a status that does not exist is 404.",
                        ModerationContractRows::unknown));
    }

    private static Row contract(String name, String requirement, Row.Check check) {
        return Row.contract(MODERATION, "moderation." + name, requirement, check);
    }

    private static Row operators(String name, String requirement, Row.Check check) {
        return contract(name, requirement, check).needing(Row.Need.OPERATOR);
    }

    private static Member operator(Solution solution) {
        return new Member("", "", Objects.requireNonNull(solution.surroundings().operatorToken()));
    }

    private static Item hateful(Solution solution) throws Mismatch, InterruptedException {
        Item status = solution.write(solution.author(), ModerationTexts.hateful(0));
        Moderated.gone(solution, List.of(status.mark()));
        return status;
    }

    private static void authorTold(Solution solution) throws Mismatch, InterruptedException {
        Item status = solution.write(solution.author(), ModerationTexts.hateful(0));
        JsonNode told = Moderated.told(solution, solution.author(), status.id(), "held");
        Expect.members("the moderation", told, "state", "automatic", "reasons");
        Expect.equal("the state", "held", told.path("state").asText());
        Expect.that(told.path("automatic").asBoolean(), "automatic true", Expect.shown(told));
        Expect.that(!told.path("reasons").isEmpty(), "reasons", Expect.shown(told));
        for (JsonNode reason : told.path("reasons")) reason(status.mark(), reason);
    }

    private static void reason(String text, JsonNode reason) throws Mismatch {
        Expect.members("a reason", reason, "text", "start", "end", "weight");
        int start = reason.path("start").asInt(-1);
        int end = reason.path("end").asInt(-1);
        Expect.that(0 <= start && start < end && end <= text.length(), "offsets into the text", Expect.shown(reason));
        Expect.equal(
                "the reason's text",
                text.substring(start, end),
                reason.path("text").asText());
    }

    private static void operatorsOnly(Solution solution) throws Mismatch, InterruptedException {
        Item status = hateful(solution);
        List<Call> calls = List.of(
                Call.get(PATH),
                Call.get(PATH + "?state=nonsense"),
                Call.of("POST", PATH + "/" + status.id() + "/release"),
                Call.post(PATH + "/" + status.id() + "/release", "{\"note\":\"mine\"}"),
                Call.post(PATH + "/" + status.id() + "/hold", "{"));
        for (Call call : calls) {
            Answer nobody = Problems.problem(solution.send(call), 401);
            Expect.equal("WWW-Authenticate", "Bearer", nobody.header("WWW-Authenticate"));
            Problems.problem(solution.send(solution.author(), call), 403);
            Problems.problem(solution.send(solution.reader(), call), 403);
        }
        Moderated.gone(solution, List.of(status.mark()));
    }

    private static void listed(Solution solution) throws Mismatch, InterruptedException {
        Item first = hateful(solution);
        Item second = hateful(solution);
        for (String query : List.of("?limit=100", "?limit=100&state=held")) {
            Answer list = list(solution, query);
            List<String> ids = ids(list);
            Expect.that(
                    ids.contains(first.id()) && ids.indexOf(second.id()) < ids.indexOf(first.id()),
                    "both held statuses in " + PATH + query + ", the newer one first",
                    ids.toString());
        }
        JsonNode item = item(solution, second.id());
        Expect.members(
                "an item",
                item,
                "id",
                "author",
                "text",
                "createdAt",
                "state",
                "label",
                "score",
                "model",
                "reasons",
                "history");
        Shapes.common(item);
        Expect.equal("the text", second.mark(), item.path("text").asText());
        Expect.equal("the state", "held", item.path("state").asText());
        Expect.equal("the label", "hateful", item.path("label").asText());
        double score = item.path("score").asDouble(-1);
        Expect.that(score >= 0 && score <= 1, "a score from 0 to 1", Expect.shown(item.path("score")));
        for (JsonNode reason : item.path("reasons")) reason(second.mark(), reason);
        JsonNode line = item.path("history").path(0);
        Expect.members("a line of history", line, "at", "by", "action");
        Expect.equal("the first action", "verdict", line.path("action").asText());
        Expect.equal(
                "who decided",
                item.path("model").asText(),
                line.path("by").path("program").asText());
    }

    private static void listBounds(Solution solution) throws Mismatch, InterruptedException {
        Item older = hateful(solution);
        Item newer = hateful(solution);
        List<String> one = ids(list(solution, "?state=held&limit=1"));
        Expect.that(one.size() == 1, "one item", one.toString());
        List<String> before = ids(list(solution, "?limit=100&before=" + newer.id()));
        Expect.that(
                before.contains(older.id()) && !before.contains(newer.id()),
                "only what is older than " + newer.id(),
                before.toString());
        for (String wrong : List.of("state=", "state=visible", "state=Held", "limit=0", "limit=101", "before=x")) {
            String field = wrong.substring(0, wrong.indexOf('='));
            Problems.field(solution.send(operator(solution), Call.get(PATH + "?" + wrong)), field);
        }
    }

    private static void judgedOnce(Solution solution) throws Mismatch, InterruptedException {
        for (int i = 0; i < 3; i++) {
            Item status = hateful(solution);
            // For what is applied twice to have come a second time.
            solution.write(solution.author(), ModerationTexts.kind(i));
            hateful(solution);
            List<String> actions = actions(item(solution, status.id()));
            Expect.that(actions.equals(List.of("verdict")), "a history of one verdict", actions.toString());
        }
    }

    private static void released(Solution solution) throws Mismatch, InterruptedException {
        Item status = hateful(solution);
        JsonNode item = decide(solution, status.id(), "release", "  It is quoted.\r\n");
        Expect.equal("the state", "released", item.path("state").asText());
        JsonNode line = item.path("history").path(1);
        Expect.members("a line of history", line, "at", "by", "action", "note");
        Expect.members("who decided", line.path("by"), "id", "name");
        Expect.equal("the note", "It is quoted.", line.path("note").asText());
        Moderated.back(solution, status.mark());
        JsonNode told = Moderated.told(solution, solution.author(), status.id(), "visible");
        Expect.members("the moderation", told, "state", "automatic", "reasons", "note");
        Expect.that(!told.path("automatic").asBoolean(true), "automatic false", Expect.shown(told));
        Expect.equal("the note", "It is quoted.", told.path("note").asText());
        Expect.that(
                ids(list(solution, "?state=released&limit=100")).contains(status.id()),
                "it among the released",
                "none of its id");
        // What was decided stays so while others are judged.
        hateful(solution);
        Moderated.back(solution, status.mark());
    }

    private static void decidedOnce(Solution solution) throws Mismatch, InterruptedException {
        Item status = hateful(solution);
        JsonNode once = decide(solution, status.id(), "release", "");
        Expect.equal(
                "the item",
                once.toString(),
                decide(solution, status.id(), "release", "").toString());
        Item kind = solution.write(solution.author(), ModerationTexts.kind(0));
        // Once a later one is judged, so is this one.
        hateful(solution);
        JsonNode untouched = decide(solution, kind.id(), "release", "why not");
        List<String> actions = actions(untouched);
        Expect.that(actions.equals(List.of("verdict")), "a history of one verdict", actions.toString());
    }

    private static void held(Solution solution) throws Mismatch, InterruptedException {
        Item kind = solution.write(solution.author(), ModerationTexts.kind(1));
        hateful(solution);
        JsonNode item = decide(solution, kind.id(), "hold", "A person is meant.");
        Expect.equal("the state", "held", item.path("state").asText());
        Moderated.gone(solution, List.of(kind.mark()));
        JsonNode told = Moderated.told(solution, solution.author(), kind.id(), "held");
        Expect.that(!told.path("automatic").asBoolean(true), "automatic false", Expect.shown(told));
        Expect.equal("the note", "A person is meant.", told.path("note").asText());
    }

    private static void noteLimits(Solution solution) throws Mismatch, InterruptedException {
        Item status = hateful(solution);
        for (String wrong : List.of("x".repeat(1_001), "🦊".repeat(1_001), " \u3000", "a\u0000b", "a\u0085b")) {
            Problems.field(solution.send(operator(solution), call(status.id(), "release", wrong)), "note");
        }
        Problems.problem(
                solution.send(
                        operator(solution),
                        Call.of("POST", PATH + "/" + status.id() + "/release")
                                .withHeader("Content-Type", "application/json")
                                .withBody("{\"note\":")),
                400);
        decide(solution, status.id(), "release", "🦊".repeat(1_000));
    }

    private static void unknown(Solution solution) throws Mismatch, InterruptedException {
        String none = UUID.randomUUID().toString().replaceFirst("^(.{14}).", "$17");
        for (String id : List.of(none, "nonsense")) {
            Problems.problem(solution.send(operator(solution), call(id, "release", "")), 404);
            Problems.problem(solution.send(operator(solution), call(id, "hold", "")), 404);
        }
    }

    private static JsonNode decide(Solution solution, String id, String action, String note)
            throws Mismatch, InterruptedException {
        return Expect.status(solution.send(operator(solution), call(id, action, note)), 200)
                .json();
    }

    /** Without a note there is no body at all. */
    private static Call call(String id, String action, String note) {
        String path = PATH + "/" + id + "/" + action;
        if (note.isEmpty()) return Call.of("POST", path);
        ObjectNode body = Json.object();
        Json.put(body, "note", note);
        return Call.post(path, body.toString());
    }

    private static Answer list(Solution solution, String query) throws Mismatch, InterruptedException {
        return Expect.status(solution.send(operator(solution), Call.get(PATH + query)), 200);
    }

    private static JsonNode item(Solution solution, String id) throws Mismatch, InterruptedException {
        for (JsonNode item : list(solution, "?limit=100").json()) {
            if (item.path("id").asText().equals(id)) return item;
        }
        throw new Mismatch("the status " + id + " in " + PATH, "none of its id");
    }

    private static List<String> ids(Answer list) {
        List<String> ids = new ArrayList<>();
        list.json().forEach(item -> ids.add(item.path("id").asText()));
        return ids;
    }

    private static List<String> actions(JsonNode item) {
        List<String> actions = new ArrayList<>();
        item.path("history").forEach(line -> actions.add(line.path("action").asText()));
        return actions;
    }
}
