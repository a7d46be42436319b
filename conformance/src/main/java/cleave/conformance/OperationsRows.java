package cleave.conformance;

import static cleave.conformance.Area.STATUS;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** What else Cleave promises to answer, or not to, on its public port. */
final class OperationsRows {
    private OperationsRows() {}

    static List<Row> rows() {
        return List.of(
                contract(
                        "operations.modules",
                        "/modules.json names the version and the modules.",
                        OperationsRows::modules),
                contract(
                        "operations.openapi",
                        "/openapi.yaml describes the API, /docs lets one try it.",
                        OperationsRows::openapi),
                contract(
                        "operations.not-public",
                        "Health and metrics are not on the public port.",
                        OperationsRows::notPublic),
                contract("operations.pages", "The client answers GET on its pages.", OperationsRows::pages));
    }

    private static Row contract(String id, String requirement, Row.Check check) {
        return Row.contract(STATUS, id, requirement, check);
    }

    private static void modules(Solution solution) throws Mismatch, InterruptedException {
        Answer answer = Expect.status(solution.send(Call.get("/modules.json")), 200);
        JsonNode body = answer.json();
        Expect.members("modules.json", body, "version", "modules");
        List<String> modules = new ArrayList<>();
        body.path("modules").forEach(module -> modules.add(module.asText()));
        Expect.that(
                !body.path("version").asText().isBlank() && modules.containsAll(List.of("user", "status")),
                "a version, and user and status among the modules",
                answer.summary());
    }

    private static void openapi(Solution solution) throws Mismatch, InterruptedException {
        Answer yaml = Expect.status(solution.send(Call.get("/openapi.yaml")), 200);
        String text = yaml.text();
        Expect.that(
                text.lines().anyMatch(line -> line.matches("openapi: [\"']?3\\.1.*")), "OpenAPI 3.1", firstLine(text));
        for (String path : List.of("/register", "/signup", "/login", "/signin", "/me", "/status", "/status/mine")) {
            Expect.that(
                    text.lines().anyMatch(line -> line.matches("\\s+[\"']?" + path + "[\"']?:\\s*")),
                    "a path " + path + " in /openapi.yaml",
                    "none");
        }
        html(solution, "/docs");
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("nothing");
    }

    private static void html(Solution solution, String path) throws Mismatch, InterruptedException {
        Answer answer = Expect.status(solution.send(Call.get(path)), 200);
        String type = answer.header("Content-Type");
        Expect.that(
                type.startsWith("text/html"), "text/html from " + answer.to().name(), "\"" + type + "\"");
    }

    private static void notPublic(Solution solution) throws Mismatch, InterruptedException {
        for (String path : List.of("/health", "/health/live", "/health/ready", "/metrics")) {
            Problems.problem(solution.send(Call.get(path)), 404);
        }
    }

    private static void pages(Solution solution) throws Mismatch, InterruptedException {
        for (String path : List.of("/", "/register", "/signup", "/login", "/signin", "/feed")) {
            html(solution, path);
        }
    }
}
