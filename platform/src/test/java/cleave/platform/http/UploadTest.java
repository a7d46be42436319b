package cleave.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies of any size: read whole and unchanged, bounded, and gone after the answer. */
class UploadTest {
    private static final int MIB = 1024 * 1024;
    private static final int LIMIT = 10 * MIB;

    private static final CountDownLatch ENTERED = new CountDownLatch(1);
    private static final CountDownLatch RELEASE = new CountDownLatch(1);

    private static TestServer server;
    private static HttpClient client;

    @BeforeAll
    static void start() {
        client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
        BodyRule rule = BodyRule.of(LIMIT, "image/*", "application/octet-stream");
        server = new TestServer(List.of(
                Route.upload("/hash", Access.USER, rule, UploadTest::hash),
                Route.upload("/held", Access.PUBLIC, rule, request -> {
                    ENTERED.countDown();
                    assertThat(RELEASE.await(5, TimeUnit.SECONDS)).isTrue();
                    return hash(request);
                }),
                Route.upload("/broken", Access.PUBLIC, rule, request -> {
                    throw new IllegalStateException("on purpose");
                }),
                Route.upload("/json", Access.PUBLIC, BodyRule.of(2 * MIB, "application/json"), request -> {
                    Fields fields = new Fields(request.json(Set.of("text")));
                    return Response.json(200, fields.string("text").length());
                })));
    }

    @AfterAll
    static void stop() {
        client.close();
        server.close();
    }

    @AfterEach
    void nothingIsLeftOnDisk() {
        Awaitility.await().until(() -> server.spool().used() == 0);
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
