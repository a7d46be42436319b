package cleave.e2e.http;

import static org.assertj.core.api.Assertions.assertThat;

import cleave.cluster.Cleave;
import cleave.e2e.Answer;
import cleave.e2e.Api;
import cleave.e2e.RawConnection;
import cleave.e2e.SharedServer;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What operators and programs ask of a server: its health, its numbers, its modules, its document, its ids. */
@ExtendWith(SharedServer.class)
final class OperationsTest {
    private static final Pattern SAMPLE = Pattern.compile("([a-zA-Z_:][\\w:]*)(\\{.*})? (\\S+)");

    @Test
    void healthAndMetricsAreOnTheManagementPortAndNothingElseIs(Api api, Cleave server) {
        try (Api inside = new Api(server.managementUrl())) {
            for (String path : List.of("/health/live", "/health/ready", "/metrics")) {
                Answer answer = inside.get(path, null).expect(200);
                assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
                assertThat(answer.header("X-Request-Id")).isNotEmpty();
                Problems.require(api.get(path, null), 404);
                Problems.require(api.get(path, api.person().token()), 404);
                Problems.require(inside.post(path, null, "x", java.util.Map.of()), 405);
            }
            assertThat(inside.get("/health/ready", null).json().path("status").asText())
                    .isEqualTo("ready");
            for (String path : List.of("/", "/register", "/status", "/modules.json", "/health", "/metrics/")) {
                Problems.require(inside.get(path, null), 404);
            }
        }
    }

    @Test
    void metricsAreNamedByConventionAndNameNobody(Api api, Cleave server) {
        Api.Person person = api.person();
        api.write(person, "counted").expect(201);
        api.get("/nowhere/" + person.email(), null).expect(404);
        List<String> names = new ArrayList<>();
        try (Api inside = new Api(server.managementUrl())) {
            String text = inside.get("/metrics", null).expect(200).body();
            assertThat(text).doesNotContain(person.name(), person.id(), "@");
            for (String line : text.lines().toList()) {
                if (line.startsWith("#")) continue;
                Matcher sample = SAMPLE.matcher(line);
                assertThat(sample.matches()).as(line).isTrue();
                names.add(sample.group(1));
            }
        }
        assertThat(names)
                .contains(
                        "cleave_http_requests_seconds_count",
                        "cleave_http_requests_seconds_bucket",
                        "cleave_http_inflight",
                        "cleave_http_refused_total",
                        "cleave_sql_commit_rows_count",
                        "cleave_sql_commit_waiting",
                        "cleave_feed_age_seconds",
                        "jvm_memory_used_bytes",
                        "process_uptime_seconds")
                .allMatch(name -> name.matches("(cleave|jvm|process|system)_[a-z0-9_]+"));
    }

    @Test
    void requestsAreCountedByRouteAndNotByPath(Api api, Cleave server) {
        api.get("/modules.json?x=1", null).expect(200);
        try (Api inside = new Api(server.managementUrl())) {
            assertThat(inside.get("/metrics", null).body())
                    .containsPattern("cleave_http_requests_seconds_count\\{[^}]*method=\"GET\"[^}]*"
                            + "route=\"/modules.json\"[^}]*server=\"public\"[^}]*status=\"200\"")
                    .doesNotContain("x=1");
        }
    }

    @Test
    void modulesJsonNamesVersionAndModules(Api api) {
        JsonNode modules = api.get("/modules.json", null).expect(200).json();
        assertThat(modules.path("version").asText()).isNotEmpty();
        List<String> names = new ArrayList<>();
        modules.path("modules").forEach(name -> names.add(name.asText()));
        assertThat(names).containsExactlyInAnyOrder("user", "status", "story", "post", "notification", "moderation");
    }

    /** Neither 404 nor 405, and 401 without a token exactly where the document wants one. */
    @Test
    void everyOperationOfTheDocumentIsAnswered(Api api) {
        String yaml = api.get("/openapi.yaml", null).expect(200).body();
        List<Document.Operation> operations = Document.operations(yaml);
        assertThat(operations).hasSizeGreaterThan(10);
        for (Document.Operation operation : operations) {
            int status = api.send(api.request(operation.path(), null)
                            .header("Content-Type", "application/json")
                            .method(operation.method(), BodyPublishers.noBody()))
                    .status();
            assertThat(status).as(operation.toString()).isNotIn(404, 405).isLessThan(500);
            assertThat(status == 401).as(operation.toString()).isEqualTo(!operation.open());
        }
    }

    @Test
    void aPathOfTheDocumentAllowsWhatTheDocumentHasAndNothingElse(Api api) {
        String yaml = api.get("/openapi.yaml", null).expect(200).body();
        List<Document.Operation> operations = Document.operations(yaml);
        Set<String> paths = new HashSet<>();
        for (Document.Operation operation : operations) paths.add(operation.path());
        for (String path : paths) {
            Set<String> documented = new TreeSet<>();
            for (Document.Operation operation : operations) {
                if (operation.path().equals(path)) documented.add(operation.method());
            }
            if (documented.contains("GET")) documented.add("HEAD");
            Answer refused = api.send(api.request(path, null).method("DELETE", BodyPublishers.noBody()));
            String allow = Problems.require(refused, 405).header("Allow");
            assertThat(allow).isEqualTo(String.join(", ", documented));
        }
    }

    /** Also pages, files, errors of every kind and what has no body. */
    @Test
    void everyAnswerCarriesItsIdAndForbidsGuessingTypes(Api api, Cleave server) throws Exception {
        String token = api.person().token();
        List<Answer> answers = new ArrayList<>();
        for (String path : List.of(
                "/",
                "/docs",
                "/openapi.yaml",
                "/favicon.svg",
                "/modules.json",
                "/.well-known/jwks.json",
                "/nowhere",
                "/status",
                "/status?limit=0",
                "/me")) {
            answers.add(api.get(path, token));
            answers.add(api.get(path, null));
            answers.add(api.send(api.request(path, token).header("If-None-Match", "*")));
            answers.add(api.send(api.request(path, token).method("HEAD", BodyPublishers.noBody())));
            answers.add(api.send(api.request(path, token).method("OPTIONS", BodyPublishers.noBody())));
        }
        answers.add(api.register("x", "y"));
        answers.add(api.post("/status", token, "not an object", java.util.Map.of()));
        assertThat(answers).extracting(Answer::status).contains(200, 304, 401, 404, 405, 422);
        Set<String> ids = new HashSet<>();
        for (Answer answer : answers) {
            assertThat(answer.header("X-Request-Id")).as(answer.request()).matches("[A-Za-z0-9._-]{1,128}");
            assertThat(answer.header("X-Content-Type-Options"))
                    .as(answer.request())
                    .isEqualTo("nosniff");
            assertThat(answer.header("Content-Security-Policy"))
                    .as(answer.request())
                    .contains("default-src 'none'", "frame-ancestors 'none'")
                    .doesNotContain("unsafe");
            assertThat(answer.header("Server")).isEmpty();
            ids.add(answer.header("X-Request-Id"));
        }
        assertThat(ids).hasSameSizeAs(answers);
        try (RawConnection connection = new RawConnection(server.url())) {
            assertThat(connection.send("junk\r\n\r\n").answer())
                    .containsIgnoringCase("x-request-id: ")
                    .containsIgnoringCase("x-content-type-options: nosniff");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "A-Z_0.9", "01935d2a-7c10-7a3e-9d5b-2f1c8e7a4b60"})
    void aSoundIdOfTheRequestIsItsAnswers(String id, Api api) {
        for (String path : List.of("/modules.json", "/nowhere", "/me")) {
            assertThat(api.send(api.request(path, null).header("X-Request-Id", id))
                            .header("X-Request-Id"))
                    .isEqualTo(id);
        }
    }

    @ParameterizedTest
    @CsvSource({"1, true", "128, true", "129, false", "5000, false"})
    void anIdMayHave128Characters(int length, boolean kept, Api api) {
        String id = "r".repeat(length);
        String answered = api.send(api.request("/modules.json", null).header("X-Request-Id", id))
                .header("X-Request-Id");
        assertThat(answered.equals(id)).isEqualTo(kept);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "with space", "semi;colon", "<script>", "caf\u00e9", "a\tb", "%0d%0aX: y"})
    void anythingElseGetsANewId(String id, Api api, Cleave server) throws Exception {
        try (RawConnection connection = new RawConnection(server.url())) {
            String answer = connection
                    .send("GET /modules.json HTTP/1.1\r\nHost: x\r\nX-Request-Id: " + id + "\r\n\r\n")
                    .answer();
            assertThat(answer).startsWith("HTTP/1.1 200 ").containsPattern("(?i)x-request-id: [A-Za-z0-9._-]+\r\n");
            if (!id.isEmpty()) assertThat(answer).doesNotContain(id);
        }
    }
}
