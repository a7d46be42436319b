package cleave.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import cleave.platform.runtime.Failure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What every route gets from the server: order of checks, limits, problems, headers, a graceful end. */
class HttpServerTest {
    private static final CountDownLatch RELEASE = new CountDownLatch(1);
    private static final CountDownLatch ENTERED = new CountDownLatch(1);

    private static TestServer server;
    private static HttpClient client;

    @BeforeAll
    static void start() {
        client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
        server = new TestServer(List.of(
                Route.get(
                        "/open",
                        Access.PUBLIC,
                        request -> CompletableFuture.completedFuture(
                                Response.json(200, request.trace().traceId()))),
                Route.getBlocking(
                        "/mine",
                        Access.USER,
                        request -> Response.json(200, request.principal().name())),
                Route.getBlocking(
                        "/things/{id}", Access.PUBLIC, request -> Response.json(200, request.pathParameter())),
                Route.getBlocking("/broken", Access.PUBLIC, request -> {
                    throw new IllegalStateException("secret words");
                }),
                Route.postOptional("/decide", Access.OPERATOR, request -> {
                    Fields fields = new Fields(request.optionalJson(Set.of("note")));
                    String note = fields.optionalText("note", 10);
                    fields.finish();
                    return Response.json(200, note == null ? "no note" : note);
                }),
                Route.post("/text", Access.USER, request -> {
                    Fields fields = new Fields(request.json(Set.of("text")));
                    String text = fields.text("text", 10);
                    fields.finish();
                    return Response.json(201, text);
                }),
                Route.post("/gated", Access.PUBLIC, request -> Response.json(200, "in"))
                        .behind(request -> {
                            throw Failure.throttled("Too often.", Duration.ofMillis(1500));
                        })));
    }

    @AfterAll
    static void stop() {
        client.close();
        server.close();
    }

    @Test
    void anUnknownPathIs404AsAProblem() throws Exception {
        HttpResponse<String> answer = get("/nowhere");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body())
                .contains("\"type\":\"about:blank\"", "\"status\":404", "\"code\":\"not_found\"")
                .doesNotContain("errors");
    }

    @Test
    void aWrongMethodIs405WithTheRightOnesBeforeTheTokenIsLookedAt() throws Exception {
        HttpResponse<String> answer = send(request("/mine").DELETE());
        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).contains("GET, HEAD");
    }

    @Test
    void noTokenOrABadOneIs401BeforeTheBodyIsLookedAt() throws Exception {
        for (String authorization : List.of("", "Bearer", "Bearer bad", "Basic good")) {
            HttpResponse<String> answer = send(
                    request("/text").header("Authorization", authorization).POST(BodyPublishers.ofString("no json")));
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer");
        }
    }

    @Test
    void whatIsForOperatorsIs401WithoutATokenAnd403ForOthersBeforeTheBodyIsLookedAt() throws Exception {
        assertThat(send(request("/decide").POST(BodyPublishers.ofString("no json")))
                        .statusCode())
                .isEqualTo(401);
        HttpResponse<String> others = send(withToken("/decide").POST(BodyPublishers.ofString("no json")));
        assertThat(others.statusCode()).isEqualTo(403);
        assertThat(others.body()).contains("\"code\":\"not_an_operator\"");
    }

    @Test
    void anOptionalBodyMayBeLeftOutAndCountsWhereItIsThere() throws Exception {
        assertThat(decide(null, "").body()).isEqualTo("\"no note\"");
        assertThat(decide("application/json", "{}").body()).isEqualTo("\"no note\"");
        assertThat(decide("application/json", "{\"note\":\" why \"}").body()).isEqualTo("\"why\"");
        assertThat(decide("application/json", "{\"note\":\" \"}").statusCode()).isEqualTo(422);
        assertThat(decide("application/json", "{\"note\":\"12345678901\"}").statusCode())
                .isEqualTo(422);
        assertThat(decide("application/json", "{\"note\":7}").statusCode()).isEqualTo(422);
        assertThat(decide("application/json", "{").statusCode()).isEqualTo(400);
        assertThat(decide("text/plain", "{}").statusCode()).isEqualTo(415);
        assertThat(decide(null, "{}").statusCode()).isEqualTo(415);
    }

    private static HttpResponse<String> decide(@Nullable String type, String body) throws Exception {
        HttpRequest.Builder request = request("/decide").header("Authorization", "Bearer operator");
        if (type != null) request.header("Content-Type", type);
        return send(request.POST(body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
    }

    @Test
    void aGateRefusesBeforeTheMediaTypeIsLookedAt() throws Exception {
        HttpResponse<String> answer = send(request("/gated").POST(BodyPublishers.ofString("x")));
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("Retry-After")).contains("2");
    }

    @Test
    void onlyJsonInUtf8IsTaken() throws Exception {
        for (String type : List.of("text/plain", "application/json; charset=latin1", "application/jsonp")) {
            assertThat(post("{\"text\":\"x\"}", type).statusCode()).isEqualTo(415);
        }
        assertThat(post("{\"text\":\"x\"}", "Application/JSON; Charset=\"UTF-8\"")
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    void aBodyOver64KiBIs413WhetherAnnouncedOrNot() throws Exception {
        String large = "{\"text\":\"" + "x".repeat(BodyRule.IN_MEMORY) + "\"}";
        assertThat(post(large, "application/json").statusCode()).isEqualTo(413);
        HttpRequest chunked = withToken("/text")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofInputStream(() ->
                        new java.io.ByteArrayInputStream(large.getBytes(java.nio.charset.StandardCharsets.UTF_8))))
                .build();
        assertThat(client.send(chunked, BodyHandlers.ofString()).statusCode()).isEqualTo(413);
    }

    @Test
    void whatIsWrongWithTheFieldsIsToldBesideThem() throws Exception {
        HttpResponse<String> answer = post("{\"text\":7}", "application/json");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("\"errors\":[{\"field\":\"text\",\"detail\":\"Must be a string.\"}]");
        assertThat(post("{}", "application/json").body()).contains("Is missing.");
    }

    @Test
    void aBrokenHandlerIs500AndTellsNothing() throws Exception {
        HttpResponse<String> answer = get("/broken");
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).contains("\"code\":\"internal\"").doesNotContain("secret", "Exception");
    }

    @Test
    void everyAnswerCarriesItsRequestsIdAndWhatKeepsBrowsersSafe() throws Exception {
        HttpResponse<String> named =
                send(request("/open").header("X-Request-Id", "a-B_9.z").GET());
        assertThat(named.headers().firstValue("X-Request-Id")).contains("a-B_9.z");
        for (String bad : List.of("with space", "x".repeat(129), "né")) {
            HttpResponse<String> answer =
                    send(request("/nowhere").header("X-Request-Id", bad).GET());
            assertThat(answer.headers().firstValue("X-Request-Id"))
                    .isPresent()
                    .get()
                    .isNotEqualTo(bad);
            assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
            assertThat(answer.headers().firstValue("Content-Security-Policy")).isPresent();
        }
    }

    @Test
    void aRequestJoinsTheTraceItNamesAndElseStartsOne() throws Exception {
        String trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        String parent = "00-" + trace + "-00f067aa0ba902b7-01";
        assertThat(send(request("/open").header("traceparent", parent).GET()).body())
                .contains(trace);
        String bad = "00-" + trace + "-00f067aa0ba902b7-01-extra";
        assertThat(send(request("/open").header("traceparent", bad).GET()).body())
                .doesNotContain(trace)
                .matches("\"[0-9a-f]{32}\"");
    }

    @Test
    void aPathsParameterIsOneSegment() throws Exception {
        assertThat(get("/things/7").body()).isEqualTo("\"7\"");
        assertThat(get("/things/7/8").statusCode()).isEqualTo(404);
        assertThat(get("/things/").statusCode()).isEqualTo(404);
    }

    @Test
    void headAnswersLikeGetWithoutTheBody() throws Exception {
        HttpResponse<String> answer = send(request("/things/seven").method("HEAD", BodyPublishers.noBody()));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Length")).contains("7");
    }

    @Test
    void beyondTheBoundOfWorkTheAnswerIs503AndThenAllIsWell() throws Exception {
        HttpSettings one = TestServer.settings(1, Duration.ofSeconds(30));
        try (TestServer small = new TestServer(
                List.of(blocked(), Route.getBlocking("/free", Access.PUBLIC, r -> Response.json(200, "free"))), one)) {
            CompletableFuture<HttpResponse<String>> first = client.sendAsync(
                    HttpRequest.newBuilder(URI.create(small.url("/blocked"))).build(), BodyHandlers.ofString());
            assertThat(ENTERED.await(5, TimeUnit.SECONDS)).isTrue();
            HttpRequest free =
                    HttpRequest.newBuilder(URI.create(small.url("/free"))).build();
            HttpResponse<String> refused = client.send(free, BodyHandlers.ofString());
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.headers().firstValue("Retry-After")).isPresent();
            assertThat(small.registry()
                            .counter("cleave.http.refused", "server", "public")
                            .count())
                    .isEqualTo(1);
            RELEASE.countDown();
            assertThat(first.get(5, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
            Awaitility.await()
                    .untilAsserted(() -> assertThat(
                                    client.send(free, BodyHandlers.ofString()).statusCode())
                            .isEqualTo(200));
        }
    }

    @Test
    void closingLetsTheRequestInWorkFinish() throws Exception {
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        TestServer closing = new TestServer(List.of(Route.getBlocking("/slow", Access.PUBLIC, request -> {
            entered.countDown();
            assertThat(release.await(5, TimeUnit.SECONDS)).isTrue();
            return Response.json(200, "done");
        })));
        CompletableFuture<HttpResponse<String>> answer = client.sendAsync(
                HttpRequest.newBuilder(URI.create(closing.url("/slow"))).build(), BodyHandlers.ofString());
        assertThat(entered.await(5, TimeUnit.SECONDS)).isTrue();
        CompletableFuture<Void> closed = CompletableFuture.runAsync(closing::close);
        Awaitility.await().until(() -> refusesConnections(closing.port()));
        release.countDown();
        assertThat(answer.get(5, TimeUnit.SECONDS).body()).isEqualTo("\"done\"");
        closed.get(10, TimeUnit.SECONDS);
    }

    private static boolean refusesConnections(int port) {
        try {
            new RawClient(port).close();
            return false;
        } catch (IOException refused) {
            return true;
        }
    }

    private static Route blocked() {
        return Route.getBlocking("/blocked", Access.PUBLIC, request -> {
            ENTERED.countDown();
            assertThat(RELEASE.await(5, TimeUnit.SECONDS)).isTrue();
            return Response.json(200, "done");
        });
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(server.url(path))).timeout(Duration.ofSeconds(10));
    }

    private static HttpRequest.Builder withToken(String path) {
        return request(path).header("Authorization", "Bearer good");
    }

    private static HttpResponse<String> get(String path) throws Exception {
        return send(request(path).GET());
    }

    private static HttpResponse<String> post(String body, String type) throws Exception {
        return send(withToken("/text").header("Content-Type", type).POST(BodyPublishers.ofString(body)));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), BodyHandlers.ofString());
    }
}
