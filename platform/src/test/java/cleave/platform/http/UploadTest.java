package cleave.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies of any size: read whole and unchanged, bounded, and gone after the answer. */
class UploadTest {
    private static final int MIB = 1024 * 1024;
    private static final int LIMIT = 10 * MIB;

    private static final CountDownLatch ENTERED = new CountDownLatch(1);
    private static final CountDownLatch RELEASE = new CountDownLatch(1);
    private static final CountDownLatch LATE = new CountDownLatch(1);
    private static final AtomicReference<@Nullable Throwable> LOST = new AtomicReference<>();
    private static final String GET = "GET /open HTTP/1.1\r\nHost: x\r\n\r\n";

    private static TestServer server;
    /** Waits for a body no longer than a second. */
    private static TestServer hasty;

    private static HttpClient client;

    @BeforeAll
    static void start() {
        client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
        BodyRule rule = BodyRule.of(LIMIT, "image/*", "application/octet-stream");
        List<Route> routes = List.of(
                Route.upload("/hash", Access.USER, rule, UploadTest::hash),
                Route.upload("/held", Access.PUBLIC, rule, request -> {
                    ENTERED.countDown();
                    assertThat(RELEASE.await(5, TimeUnit.SECONDS)).isTrue();
                    return hash(request);
                }),
                Route.get(
                        "/open",
                        Access.PUBLIC,
                        request -> CompletableFuture.completedFuture(Response.json(200, "open"))),
                late(),
                Route.upload("/broken", Access.PUBLIC, rule, request -> {
                    throw new IllegalStateException("on purpose");
                }),
                Route.upload("/json", Access.PUBLIC, BodyRule.of(2 * MIB, "application/json"), request -> {
                    Fields fields = new Fields(request.json(Set.of("text")));
                    return Response.json(200, fields.string("text").length());
                }));
        server = new TestServer(routes, TestServer.settings(Map.of("http.body.timeout", "10s")));
        hasty = new TestServer(routes);
    }

    @AfterAll
    static void stop() {
        client.close();
        server.close();
        hasty.close();
    }

    @AfterEach
    void nothingIsLeftOnDisk() {
        Awaitility.await().until(() -> server.spool().used() + hasty.spool().used() == 0);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 64 * 1024 - 1, 64 * 1024, 64 * 1024 + 1, 128 * 1024 + 1, MIB, LIMIT - 1, LIMIT})
    void aBodyArrivesUnchangedWhetherItsLengthWasAnnouncedOrNot(int size) throws Exception {
        byte[] body = random(size);
        assertThat(upload("/hash", BodyPublishers.ofByteArray(body)).body()).isEqualTo(told(body));
        assertThat(upload("/hash", unannounced(body)).body()).isEqualTo(told(body));
    }

    @Test
    void oneByteOverTheLimitIs413WhetherItsLengthWasAnnouncedOrNot() throws Exception {
        byte[] body = random(LIMIT + 1);
        assertThat(upload("/hash", BodyPublishers.ofByteArray(body)).statusCode())
                .isEqualTo(413);
        HttpResponse<String> answer = upload("/hash", unannounced(body));
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("at most 10 MiB");
    }

    @Test
    void aFamilyOfTypesIsTakenAndNoOtherNorAnyCoding() throws Exception {
        for (String type : List.of("text/plain", "image/", "image", "application/json", "imagex/png")) {
            assertThat(raw("/broken", "Content-Type: " + type, "x")).startsWith("HTTP/1.1 415 ");
        }
        assertThat(raw("/broken", "X: y", "x")).startsWith("HTTP/1.1 415 ");
        String coded = "Content-Type: image/png\r\nContent-Encoding: gzip";
        assertThat(raw("/broken", coded, "x")).startsWith("HTTP/1.1 415 ").contains("Send image/* or");
    }

    @Test
    void theTypeIsCheckedBeforeTheSizeAndTheTokenBeforeBoth() throws Exception {
        String huge = "Content-Length: 99999999\r\n\r\n";
        String head = "POST /hash HTTP/1.1\r\nHost: x\r\n";
        String token = "Authorization: Bearer good\r\n";
        assertThat(answer(head + huge)).startsWith("HTTP/1.1 401 ");
        assertThat(answer(head + token + huge)).startsWith("HTTP/1.1 415 ");
        assertThat(answer(head + token + "Content-Type: image/png\r\n" + huge)).startsWith("HTTP/1.1 413 ");
    }

    @Test
    void whoSendsElevenMebibytesGetsToSeeTheRefusalAndGoesOnOnTheSameConnection() throws Exception {
        byte[] body = random(11 * MIB);
        try (RawClient one = new RawClient(server.port())) {
            one.send("POST /broken HTTP/1.1\r\nHost: x\r\nContent-Type: image/png\r\nContent-Length: " + body.length
                            + "\r\n\r\n")
                    .send(body);
            assertThat(one.answer()).startsWith("HTTP/1.1 413 ");
            assertThat(one.send(GET).answer()).startsWith("HTTP/1.1 200 ");
        }
    }

    @Test
    void whoAsksFirstIsToldToGoOn() throws Exception {
        byte[] body = random(LIMIT);
        try (RawClient one = new RawClient(server.port())) {
            one.send(head("/hash", body.length) + "Expect: 100-continue\r\n\r\n");
            assertThat(one.answer()).startsWith("HTTP/1.1 100 ");
            assertThat(one.send(body).answer()).contains(told(body));
        }
    }

    @Test
    void requestsAfterAnUploadOnTheSameConnectionAreAnsweredInTheirOrder() throws Exception {
        byte[] body = random(MIB);
        try (RawClient one = new RawClient(server.port())) {
            for (int i = 0; i < 3; i++)
                one.send(head("/hash", MIB) + "\r\n").send(body).send(GET);
            for (int i = 0; i < 3; i++) {
                assertThat(one.answer()).contains(told(body));
                assertThat(one.answer()).startsWith("HTTP/1.1 200 ").endsWith("\"open\"");
            }
        }
    }

    @Test
    void aFailingHandlerLeavesNothing() throws Exception {
        assertThat(upload("/broken", BodyPublishers.ofByteArray(random(LIMIT))).statusCode())
                .isEqualTo(500);
    }

    @Test
    void aHandlerBeyondItsDeadlineLosesItsBody() throws Exception {
        assertThat(upload("/late", BodyPublishers.ofByteArray(random(MIB))).statusCode())
                .isEqualTo(503);
        Awaitility.await().until(() -> server.spool().used() == 0);
        LATE.countDown();
        Awaitility.await().untilAsserted(() -> assertThat(LOST.get()).isInstanceOf(ClosedChannelException.class));
    }

    @Test
    void aClientThatGoesAwayInTheMiddleLeavesNothing() throws Exception {
        byte[] half = random(LIMIT / 2);
        for (int i = 0; i < 20; i++) {
            try (RawClient gone = new RawClient(server.port())) {
                gone.send(head("/hash", LIMIT) + "\r\n").send(Arrays.copyOf(half, i * 200_000));
            }
        }
        Awaitility.await().until(() -> gauge("cleave.http.receiving") + gauge("cleave.http.inflight") == 0);
    }

    @Test
    void aClientThatGoesAwayWhileItsHandlerWorksLeavesNothing() throws Exception {
        try (RawClient gone = new RawClient(server.port())) {
            gone.send(head("/held", MIB) + "\r\n").send(random(MIB));
            assertThat(ENTERED.await(5, TimeUnit.SECONDS)).isTrue();
        }
        RELEASE.countDown();
    }

    @Test
    void aBodyThatStopsComingIs408HoweverFastItBegan() throws Exception {
        try (RawClient stuck = new RawClient(hasty.port())) {
            stuck.send(head("/hash", LIMIT) + "\r\n").send(random(LIMIT - 1));
            assertThat(stuck.answer()).startsWith("HTTP/1.1 408 ");
            assertThat(stuck.isClosedByServer()).isTrue();
        }
    }

    @Test
    void aBodyThatDripsIs408SoonAfterTheTimeout() throws Exception {
        long started = System.nanoTime();
        try (RawClient dripping = new RawClient(hasty.port())) {
            dripping.send(head("/hash", LIMIT) + "\r\n");
            assertThatThrownBy(() -> {
                        while (true) {
                            dripping.send("x");
                            Thread.sleep(100);
                        }
                    })
                    .isInstanceOf(SocketException.class);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - started))
                .isBetween(Duration.ofSeconds(1), Duration.ofSeconds(5));
    }

    @Test
    void aLargeBodyFromASlowLineGetsTheTimeItNeeds() throws Exception {
        byte[] body = random(128 * 1024);
        try (RawClient slow = new RawClient(hasty.port())) {
            slow.send(head("/hash", body.length) + "\r\n");
            // 40 KiB a second: more than the least rate, for three times as long as the timeout.
            for (int at = 0; at < body.length; at += 8 * 1024) {
                slow.send(Arrays.copyOfRange(body, at, at + 8 * 1024));
                Thread.sleep(200);
            }
            assertThat(slow.answer()).contains(told(body));
        }
    }

    @Test
    void slowBodiesDoNotKeepOthersFromBeingServed() throws Exception {
        List<RawClient> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 64; i++) slow.add(new RawClient(server.port()).send(head("/hash", 9) + "\r\nx"));
            Awaitility.await().until(() -> gauge("cleave.http.receiving") == 64);
            assertThat(answer(GET)).startsWith("HTTP/1.1 200 ");
            assertThat(answer(head("/hash", 9) + "\r\nx")).startsWith("HTTP/1.1 503 ");
        } finally {
            for (RawClient each : slow) each.close();
        }
        Awaitility.await().until(() -> gauge("cleave.http.receiving") == 0);
    }

    @Test
    void manyLargeJsonBodiesAtOnceAreAllReadInTheirTurn() throws Exception {
        String text = "{\"text\":\"" + "\\u00e9".repeat(300_000) + "\"}";
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.url("/json")))
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(text))
                .build();
        List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
        for (int i = 0; i < 32; i++) answers.add(client.sendAsync(request, BodyHandlers.ofString()));
        for (CompletableFuture<HttpResponse<String>> answer : answers) {
            assertThat(answer.get(30, TimeUnit.SECONDS).body()).isEqualTo("300000");
        }
    }

    @Test
    void oneBodyOverTheBoundOfTheFolderIs503() throws Exception {
        HttpSettings small = TestServer.settings(Map.of("http.body.disk", "1"));
        BodyRule rule = BodyRule.of(LIMIT, "image/*");
        Route route = Route.upload("/hash", Access.PUBLIC, rule, UploadTest::hash);
        try (TestServer full = new TestServer(List.of(route), small);
                RawClient one = new RawClient(full.port())) {
            byte[] large = random(2 * MIB);
            one.send(head("/hash", large.length) + "\r\n").send(large);
            assertThat(one.answer()).startsWith("HTTP/1.1 503 ").contains("Retry-After");
            byte[] less = random(MIB / 2);
            assertThat(one.send(head("/hash", less.length) + "\r\n").send(less).answer())
                    .contains(told(less));
        }
    }

    @Test
    void manySmallBodiesThatArriveSlowlyAreNotAllHeldInMemory() throws Exception {
        int clients = 700;
        byte[] body = ("{\"text\":\"" + "x".repeat(60_000) + "\"}").getBytes(StandardCharsets.US_ASCII);
        Route route = Route.postPrompt("/text", Access.PUBLIC, request -> {
            Fields fields = new Fields(request.json(Set.of("text")));
            return CompletableFuture.completedFuture(
                    Response.json(200, fields.string("text").length()));
        });
        HttpSettings patient = TestServer.settings(Map.of("http.inflight", "4096", "http.body.timeout", "1m"));
        List<RawClient> slow = new ArrayList<>();
        try (TestServer crowded = new TestServer(List.of(route), patient)) {
            for (int i = 0; i < clients; i++) {
                slow.add(new RawClient(crowded.port())
                        .send("POST /text HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: "
                                + body.length + "\r\n\r\n")
                        .send(Arrays.copyOf(body, body.length - 1)));
            }
            Awaitility.await().until(() -> crowded.spool().used() > MIB);
            for (RawClient each : slow) {
                assertThat(each.send("}").answer()).startsWith("HTTP/1.1 200 ").endsWith("60000");
            }
            Awaitility.await().until(() -> crowded.spool().used() == 0);
        } finally {
            for (RawClient each : slow) each.close();
        }
    }

    @Test
    void whatAKilledProcessLeftIsRemovedAtTheNextStart(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("body-7"), "left");
        new Spool(folder, MIB);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aFileHasNoNameAsSoonAsItIsOpen(@TempDir Path folder) {
        try (SpoolFile file = new Spool(folder, MIB).create()) {
            file.append(ByteBuffer.wrap(new byte[1000]));
            assertThat(folder).isEmptyDirectory();
            assertThat(file.bytes()).hasSize(1000);
        }
    }

    private static Response hash(Request request) throws Exception {
        return Response.json(
                200, request.mediaType() + " " + sha256(request.body().open()));
    }

    private static String told(byte[] body) throws Exception {
        return "\"image/png " + sha256(new ByteArrayInputStream(body)) + '"';
    }

    private static String sha256(InputStream bytes) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        try (bytes) {
            byte[] block = new byte[5_000];
            for (int read = bytes.read(block); read >= 0; read = bytes.read(block)) digest.update(block, 0, read);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Reads its body when it is too late. */
    private static Route late() {
        Handler.Blocking handler = request -> {
            assertThat(LATE.await(5, TimeUnit.SECONDS)).isTrue();
            try {
                return hash(request);
            } catch (IOException e) {
                LOST.set(e);
                throw e;
            }
        };
        BodyRule rule = BodyRule.of(LIMIT, "image/*");
        return new Route("POST", "/late", Access.PUBLIC, rule, Duration.ofMillis(300), request -> {}, handler);
    }

    private static double gauge(String name) {
        return server.registry().get(name).gauge().value();
    }

    private static String head(String path, int length) {
        return "POST " + path + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer good\r\n"
                + "Content-Type: image/png\r\nContent-Length: " + length + "\r\n";
    }

    private static String raw(String path, String header, String body) throws IOException {
        return answer("POST " + path + " HTTP/1.1\r\nHost: x\r\n" + header + "\r\nContent-Length: " + body.length()
                + "\r\n\r\n" + body);
    }

    private static String answer(String request) throws IOException {
        try (RawClient one = new RawClient(server.port())) {
            return one.send(request).answer();
        }
    }

    private static byte[] random(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    private static BodyPublisher unannounced(byte[] body) {
        return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body));
    }

    private static HttpResponse<String> upload(String path, BodyPublisher body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.url(path)))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", "Bearer good")
                .header("Content-Type", "Image/PNG; a=b")
                .POST(body)
                .build();
        return client.send(request, BodyHandlers.ofString());
    }
}
