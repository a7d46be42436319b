package cleave.conformance;

import static cleave.conformance.Planted.answers;
import static cleave.conformance.Planted.calls;
import static cleave.conformance.Planted.code;
import static cleave.conformance.Planted.json;
import static cleave.conformance.Planted.on;
import static cleave.conformance.Planted.under;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;

/** A fault for each of the contract's rows about HTTP itself and what else the public port answers. */
final class HttpFaults {
    private static final Predicate<Call> WRITE = on("POST", "/status");
    private static final int LARGEST_BODY = 64 * 1024;

    private HttpFaults() {}

    static Map<String, Function<Names, Fault>> byRow() {
        return Map.ofEntries(
                Map.entry(
                        "http.unknown-path",
                        names -> code(call -> call.header("Accept").equals("text/html"), 404, 200)),
                Map.entry("http.method", names -> answers(call -> true, answer -> answer.withoutHeader("Allow"))),
                Map.entry(
                        "http.media-type",
                        names -> calls(WRITE, call -> call.withHeader("Content-Type", "application/json"))),
                Map.entry("http.too-large", names -> code(WRITE, 413, 400)),
                Map.entry("http.malformed", names -> calls(WRITE, HttpFaults::lastKeyWins)),
                Map.entry("http.invalid", names -> code(WRITE, 422, 400)),
                Map.entry("http.surrogates", names -> code(WRITE, 422, 201)),
                Map.entry("http.order", names -> code(WRITE.and(HttpFaults::isLarge), 401, 413)),
                Map.entry(
                        "http.request-id",
                        names -> answers(
                                call -> true,
                                answer -> answer.withHeader(
                                        "X-Request-Id", UUID.randomUUID().toString()))),
                Map.entry(
                        "operations.modules",
                        names -> json(
                                on("GET", "/modules.json"),
                                modules -> modules.putArray("modules").add("user"))),
                Map.entry("operations.openapi", names -> code(on("GET", "/docs"), 200, 404)),
                Map.entry("operations.not-public", names -> code(under("/metrics"), 404, 200)),
                Map.entry("operations.pages", names -> code(on("GET", "/signup"), 200, 405)));
    }

    private static Call lastKeyWins(Call call) {
        return Json.read(call.text()) instanceof ObjectNode body ? call.withBody(body.toString()) : call;
    }

    private static boolean isLarge(Call call) {
        return call.body().length > LARGEST_BODY;
    }
}
