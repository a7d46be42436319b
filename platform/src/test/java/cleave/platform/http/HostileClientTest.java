package cleave.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests as only an attacker or a broken program sends them. */
class HostileClientTest {
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = new TestServer(List.of(
                Route.getBlocking("/open", Access.PUBLIC, request -> Response.json(200, "open")),
                Route.post("/text", Access.PUBLIC, request -> {
                    Fields fields = new Fields(request.json(Set.of("text")));
                    String text = fields.text("text", 100);
                    fields.finish();
                    return Response.json(201, text);
                })));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "Content-Length: 2\r\nContent-Length: 2\r\n\r\n{}",
                "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{} ",
                "Content-Length: 2, 2\r\n\r\n{}",
                "Content-Length: -1\r\n\r\n{}",
                "Content-Length: +2\r\n\r\n{}",
                "Transfer-Encoding: gzip\r\n\r\n0\r\n\r\n",
                "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "Content-Length: 2\nX: y\r\n\r\n{}",
                "X: a\rb\r\nContent-Length: 2\r\n\r\n{}",
                "Content-Length : 2\r\n\r\n{}",
            })
    void framingThatTwoServersCouldReadInTwoWaysIs400AndEndsTheConnection(String rest) throws Exception {
        try (RawClient client = new RawClient(server.port())) {
            client.send("POST /text HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n" + rest);
            assertThat(client.answer()).matches("(?s)HTTP/1.[01] 400 .*application/problem\\+json.*");
            assertThat(client.isClosedByServer()).isTrue();
        }
    }

    @Test
    void aHeadOver16KiBIs431AndEndsTheConnection() throws Exception {
        String half = "x".repeat(9 * 1024);
        List<String> heads = List.of(
                "GET /open HTTP/1.1\r\nHost: x\r\nA: " + half + "\r\nB: " + half + "\r\n\r\n",
                "GET /open?" + half + half + " HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /open?" + half + " HTTP/1.1\r\nHost: x\r\nA: " + half + "\r\n\r\n");
        for (String head : heads) {
            try (RawClient client = new RawClient(server.port())) {
                client.send(head);
                assertThat(client.answer()).matches("(?s)HTTP/1.[01] 431 .*").contains("head_too_large");
                assertThat(client.isClosedByServer()).isTrue();
            }
        }
    }

    @Test
    void aHeadThatTricklesInIsCutOffAndAnotherClientIsServedMeanwhile() throws Exception {
        try (RawClient slow = new RawClient(server.port());
                RawClient other = new RawClient(server.port())) {
            slow.send("GET /open HTTP/1.1\r\nHost: x\r\nA: ");
            other.send("GET /open HTTP/1.1\r\nHost: x\r\n\r\n");
            assertThat(other.answer()).startsWith("HTTP/1.1 200 ");
            assertThat(slow.isClosedByServer()).isTrue();
        }
    }

    @Test
    void aConnectionThatIsNotUsedAnyMoreIsClosed() throws Exception {
        HttpSettings hasty = TestServer.settings(64, Duration.ofSeconds(1));
        Route open = Route.getBlocking("/open", Access.PUBLIC, request -> Response.json(200, "open"));
        try (TestServer impatient = new TestServer(List.of(open), hasty);
                RawClient silent = new RawClient(impatient.port());
                RawClient done = new RawClient(impatient.port())) {
            done.send("GET /open HTTP/1.1\r\nHost: x\r\n\r\n");
            assertThat(done.answer()).startsWith("HTTP/1.1 200 ");
            assertThat(done.isClosedByServer()).isTrue();
            assertThat(silent.isClosedByServer()).isTrue();
        }
    }

    @Test
    void aBodyThatDoesNotArriveIs408() throws Exception {
        try (RawClient client = new RawClient(server.port())) {
            client.send(
                    "POST /text HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{");
            assertThat(client.answer()).startsWith("HTTP/1.1 408 ");
            assertThat(client.isClosedByServer()).isTrue();
        }
    }

    @Test
    void aClientThatHalfClosesStillGetsItsAnswerOrAnEnd() throws Exception {
        try (RawClient client = new RawClient(server.port())) {
            client.send(
                    "POST /text HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{");
            client.halfClose();
            assertThat(client.isClosedByServer()).isTrue();
        }
    }

    @Test
    void aRefusedBodyIsDrainedSoThatTheConnectionStaysUsable() throws Exception {
        try (RawClient client = new RawClient(server.port())) {
            String large = "x".repeat(200 * 1024);
            client.send("POST /text HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: "
                    + large.length() + "\r\n\r\n" + large);
            assertThat(client.answer()).startsWith("HTTP/1.1 413 ");
            client.send("GET /open HTTP/1.1\r\nHost: x\r\n\r\n");
            assertThat(client.answer()).startsWith("HTTP/1.1 200 ");
        }
    }

    @Test
    void whoAsksBeforeSendingIsToldToGoOnOrIsRefusedAtOnce() throws Exception {
        String head = "POST /text HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nExpect: 100-continue\r\n";
        try (RawClient client = new RawClient(server.port())) {
            client.send(head + "Content-Length: 12\r\n\r\n");
            assertThat(client.answer()).startsWith("HTTP/1.1 100 ");
            client.send("{\"text\":\"a\"}");
            assertThat(client.answer()).startsWith("HTTP/1.1 201 ");
        }
        try (RawClient client = new RawClient(server.port())) {
            client.send(head + "Content-Length: 12000000\r\n\r\n");
            assertThat(client.answer()).startsWith("HTTP/1.1 413 ").containsIgnoringCase("connection: close");
        }
    }

    @Test
    void pipelinedRequestsAreAnsweredInTheirOrder() throws Exception {
        try (RawClient client = new RawClient(server.port())) {
            String get = "GET %s HTTP/1.1\r\nHost: x\r\n\r\n";
            client.send(get.formatted("/open") + get.formatted("/nowhere") + get.formatted("/open"));
            assertThat(client.answer()).startsWith("HTTP/1.1 200 ");
            assertThat(client.answer()).startsWith("HTTP/1.1 404 ");
            assertThat(client.answer()).startsWith("HTTP/1.1 200 ");
        }
    }

    @Test
    void noHostOrAnUnknownVersionIs400() throws Exception {
        for (String head : List.of(
                "GET /open HTTP/1.1\r\n\r\n",
                "GET /open HTTP/1.1\r\nHost: x\r\nhost: x\r\n\r\n",
                "GET /open HTTP/9.9\r\nHost: x\r\n\r\n",
                "junk\r\n\r\n")) {
            try (RawClient client = new RawClient(server.port())) {
                client.send(head);
                assertThat(client.answer()).matches("(?s)HTTP/1.[01] 400 .*X-Request-Id.*");
            }
        }
    }
}
