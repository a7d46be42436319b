package cleave.conformance;

import static cleave.conformance.Area.STATUS;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What Cleave promises of any request: how errors look, and in which order they are found. */
final class HttpRows {
    private static final int LARGEST_BODY = 64 * 1024;

    private HttpRows() {}

    static List<Row> rows() {
        return List.of(
                contract(
                        "http.unknown-path",
                        "An unknown path is 404, whatever the client accepts.",
                        HttpRows::unknownPath),
                contract("http.method", "A wrong method is 405 and Allow names the right ones.", HttpRows::method),
                contract("http.media-type", "A body that is not JSON by its Content-Type is 415.", HttpRows::mediaType),
                contract("http.too-large", "JSON over 64 KiB is 413.", HttpRows::tooLarge),
                contract(
                        "http.malformed",
                        "What is not JSON, has text after it or keys twice is 400.",
                        HttpRows::malformed),
                contract("http.invalid", "JSON with values that cannot be is 422.", HttpRows::invalid),
                contract(
                        "http.surrogates",
                        "An unpaired surrogate is 422 wherever it stands in the JSON.",
                        HttpRows::unpairedSurrogates),
                contract("http.order", "Errors are found in the contract's order.", HttpRows::order),
                contract(
                        "http.request-id",
                        "Every answer has X-Request-Id: the request's own where it is sound.",
                        HttpRows::requestId));
    }

    private static Row contract(String id, String requirement, Row.Check check) {
        return Row.contract(STATUS, id, requirement, check);
    }

    private static void unknownPath(Solution solution) throws Mismatch, InterruptedException {
        for (String path : List.of("/no-such-path", "/status/x/y", "/feed/no", "/statusx")) {
            Problems.problem(solution.send(Call.get(path)), 404);
            Problems.problem(solution.send(Call.get(path).withHeader("Accept", "text/html")), 404);
            Problems.problem(solution.send(Call.post(path, "{}")), 404);
        }
    }

    private static void method(Solution solution) throws Mismatch, InterruptedException {
        Map<Call, Set<String>> wrong = Map.of(
                Call.of("DELETE", "/status"), Set.of("GET", "POST"),
                Call.of("PUT", "/status/mine"), Set.of("GET"),
                Call.of("PATCH", "/login"), Set.of("POST"),
                Call.post("/me", "{}"), Set.of("GET"));
        for (Map.Entry<Call, Set<String>> each : wrong.entrySet()) {
            Answer answer = Problems.problem(solution.send(each.getKey()), 405);
            Set<String> allowed = new TreeSet<>(List.of(answer.header("Allow").split("\\s*,\\s*", -1)));
            Expect.that(
                    allowed.containsAll(each.getValue())
                            && !allowed.contains(each.getKey().method()),
                    "Allow with " + each.getValue() + " from " + each.getKey().name(),
                    "\"" + answer.header("Allow") + "\"");
        }
    }

    private static void mediaType(Solution solution) throws Mismatch, InterruptedException {
        Call call = solution.writing(Solution.marker());
        for (String type :
                List.of("text/plain", "application/x-www-form-urlencoded", "application/jsonx", "nonsense")) {
            Problems.problem(solution.send(solution.author(), call.withHeader("Content-Type", type)), 415);
        }
        Problems.problem(solution.send(solution.author(), call.withoutHeader("Content-Type")), 415);
        for (String type : List.of("application/json; charset=utf-8", "Application/JSON")) {
            solution.written(solution.send(solution.author(), call.withHeader("Content-Type", type)));
        }
    }

    private static void tooLarge(Solution solution) throws Mismatch, InterruptedException {
        Problems.problem(solution.send(solution.author(), sized(solution, LARGEST_BODY + 1)), 413);
        solution.written(solution.send(solution.author(), sized(solution, LARGEST_BODY)));
    }

    /** A status whose body is exactly so many bytes, most of them white space, which JSON allows anywhere. */
    private static Call sized(Solution solution, int bytes) {
        String body = solution.statusBody(Solution.marker()).toString();
        int fill = bytes - body.getBytes(StandardCharsets.UTF_8).length;
        return Call.post("/status", " ".repeat(fill) + body);
    }

    private static void malformed(Solution solution) throws Mismatch, InterruptedException {
        List<String> wrong = List.of(
                "",
                "{",
                "nonsense",
                "{\"text\":\"a\"} x",
                "{\"text\":\"a\"}{}",
                "{\"text\":\"a\",\"text\":\"b\"}",
                "{\"text\":\"a\",\"x\":{\"y\":1,\"y\":2}}",
                "{text:\"a\"}",
                "{\"text\":\"a\",}",
                "{\"text\":\"a\nb\"}",
                "{\"text\":'a'}",
                "{\"text\":\"a\"} // x",
                "[".repeat(10_000));
        for (String body : wrong) {
            Problems.problem(solution.send(solution.author(), Call.post("/status", body)), 400);
        }
        byte[] invalidUtf8 = "{\"text\":\"a\u00ffb\"}".getBytes(StandardCharsets.ISO_8859_1);
        Problems.problem(
                solution.send(solution.author(), Call.post("/status", "").withBody(invalidUtf8)), 400);
    }

    private static void invalid(Solution solution) throws Mismatch, InterruptedException {
        List<String> notObjects = List.of("[]", "null", "1", "\"text\"", "true");
        for (String body : notObjects) {
            Problems.problem(solution.send(solution.author(), Call.post("/status", body)), 422);
        }
        for (String body : List.of("{\"text\":[]}", "{\"text\":true}", "{\"text\":{}}")) {
            Problems.field(solution.send(solution.author(), Call.post("/status", body)), "text");
        }
    }

    private static void unpairedSurrogates(Solution solution) throws Mismatch, InterruptedException {
        List<String> unpaired = List.of(
                "{\"text\":\"a\\ud800\"}",
                "{\"text\":\"\\udc00\\ud800\"}",
                "{\"text\":\"a\",\"x\":\"\\ud800\"}",
                "{\"text\":\"a\",\"\\ud800\":1}");
        for (String body : unpaired) {
            Answer answer = solution.send(solution.author(), Call.post("/status", body));
            Expect.that(answer.status() == 422, "422 to " + body, answer.summary());
            Problems.problem(answer, 422);
        }
    }

    private static void order(Solution solution) throws Mismatch, InterruptedException {
        Member author = solution.author();
        Call large = sized(solution, LARGEST_BODY + 1);
        Problems.problem(solution.send(Call.of("DELETE", "/no-such-path")), 404);
        Problems.problem(solution.send(Call.of("DELETE", "/status").withHeader("Content-Type", "text/plain")), 405);
        Problems.problem(solution.send(large.withHeader("Content-Type", "text/plain")), 401);
        Problems.problem(solution.send(author, large.withHeader("Content-Type", "text/plain")), 415);
        Problems.problem(solution.send(author, large.withBody("{" + " ".repeat(LARGEST_BODY))), 413);
        Problems.problem(solution.send(author, Call.post("/status", "{\"text\":1,\"text\":2}")), 400);
        Problems.problem(solution.send(Call.get("/status?limit=0")), 401);
    }

    private static void requestId(Solution solution) throws Mismatch, InterruptedException {
        String own = "Check_" + Solution.fresh() + ".1-" + "x".repeat(128 - 25);
        List<Call> calls = List.of(
                Call.get("/status"),
                Call.get("/no-such-path"),
                Call.of("DELETE", "/status"),
                Call.get("/modules.json"),
                Call.get("/login"),
                solution.mapping()
                        .authorized(Call.get("/status"), solution.reader().token()));
        for (Call call : calls) {
            Answer echoed = solution.send(call.withHeader("X-Request-Id", own));
            Expect.equal("X-Request-Id from " + call.name(), own, echoed.header("X-Request-Id"));
            for (String unsound : List.of("with space", "x".repeat(129), "a/b", "<b>")) {
                String made =
                        solution.send(call.withHeader("X-Request-Id", unsound)).header("X-Request-Id");
                Expect.that(
                        made.matches("[A-Za-z0-9._-]{1,128}") && !made.equals(unsound),
                        "a new X-Request-Id from " + call.name(),
                        "\"" + made + "\"");
            }
            String one = solution.send(call).header("X-Request-Id");
            String two = solution.send(call).header("X-Request-Id");
            Expect.that(
                    !one.isEmpty() && !one.equals(two),
                    "another X-Request-Id for each request",
                    "\"" + one + "\" and \"" + two + "\"");
        }
    }
}
