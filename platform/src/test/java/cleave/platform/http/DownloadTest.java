package cleave.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import cleave.platform.http.Response.Header;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Stored bytes over HTTP, from files and from streams: whole, in part, or not at all; and nothing stays open. */
class DownloadTest {
    private static final ETag TAG = new ETag("\"tag\"");
    private static final List<Header> HEADERS = List.of(new Header("Content-Type", "image/jpeg"));
    /** Opened and not closed yet. */
    private static final AtomicInteger STREAMS = new AtomicInteger();

    @TempDir
    private static Path folder;

    private static OpenFiles files;
    private static TestServer server;
    private static HttpClient client;

    @BeforeAll
    static void start() {
        client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
        files = new OpenFiles(8, Duration.ofSeconds(30));
        Handler.Prompt file = request -> CompletableFuture.completedFuture(file(request));
        server = new TestServer(List.of(
                Route.get("/file/{name}", Access.PUBLIC, file),
                Route.getBlocking("/stream/{name}", Access.PUBLIC, DownloadTest::stream),
                Route.getBlocking(
                        "/short",
                        Access.PUBLIC,
                        request -> new Download(request, TAG, HEADERS)
                                .of(100_000, (from, length) -> counted(new byte[50_000])))));
    }

    private static Response file(Request request) {
        String name = request.pathParameter();
        try {
            return new Download(request, TAG, HEADERS)
                    .of(files.open(name, () -> FileChannel.open(folder.resolve(name))));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Response stream(Request request) throws IOException {
        byte[] bytes = Files.readAllBytes(folder.resolve(request.pathParameter()));
        return new Download(request, TAG, HEADERS)
                .of(
                        bytes.length,
                        (from, length) -> counted(Arrays.copyOfRange(bytes, (int) from, (int) (from + length))));
    }

    private static InputStream counted(byte[] bytes) {
        STREAMS.incrementAndGet();
        return new ByteArrayInputStream(bytes) {
            @Override
            public void close() {
                STREAMS.decrementAndGet();
            }
        };
    }

    @AfterAll
    static void stop() {
        client.close();
        server.close();
    }

    @AfterEach
    void nothingStaysOpen() {
        files.close();
        Awaitility.await().until(() -> STREAMS.get() == 0 && openFiles() == 0);
    }

    /** How many of this test's files this process has open. */
    private static long openFiles() throws IOException {
        long open = 0;
        try (var descriptors = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
            for (Path descriptor : descriptors) {
                if (Files.exists(descriptor)
                        && Files.readSymbolicLink(descriptor).startsWith(folder)) open++;
            }
        }
        return open;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 1_000, 16 * 1024, 16 * 1024 + 1, 100_000, 5_000_000})
    void theBytesArriveUnchanged(int size) throws Exception {
        byte[] bytes = write("whole-" + size, size);
        for (String path : List.of("/file/whole-", "/stream/whole-")) {
            HttpResponse<byte[]> answer = get(path + size);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo(bytes);
            assertThat(answer.headers().firstValue("Content-Length")).contains(Integer.toString(size));
            assertThat(answer.headers().firstValue("Content-Type")).contains("image/jpeg");
            assertThat(answer.headers().firstValue("ETag")).contains("\"tag\"");
            assertThat(answer.headers().firstValue("Accept-Ranges")).contains("bytes");
            assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "bytes=0-0, 0, 1",
        "bytes=0-99, 0, 100",
        "bytes=100-, 100, 99900",
        "bytes=-5, 99995, 5",
        "bytes=-200000, 0, 100000",
        "bytes=99999-99999, 99999, 1",
        "bytes=99990-99999999999999999999999, 99990, 10",
        "Bytes=20000-70000, 20000, 50001",
    })
    void aRangeIsAnsweredWithThatPart(String range, int from, int length) throws Exception {
        byte[] bytes = write("ranged", 100_000);
        for (String path : List.of("/file/ranged", "/stream/ranged")) {
            HttpResponse<byte[]> answer = get(path, "Range", range);
            assertThat(answer.statusCode()).isEqualTo(206);
            assertThat(answer.headers().firstValue("Content-Range"))
                    .contains("bytes %d-%d/100000".formatted(from, from + length - 1));
            assertThat(answer.body()).isEqualTo(Arrays.copyOfRange(bytes, from, from + length));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=100000-", "bytes=-0", "bytes=99999999999999999999-"})
    void aRangeBeyondTheEndIs416AndTellsTheLength(String range) throws Exception {
        write("ranged", 100_000);
        for (String path : List.of("/file/ranged", "/stream/ranged")) {
            HttpResponse<byte[]> answer = get(path, "Range", range);
            assertThat(answer.statusCode()).isEqualTo(416);
            assertThat(answer.headers().firstValue("Content-Range")).contains("bytes */100000");
            assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"bytes=5-4", "bytes=-", "bytes=a-b", "bytes=0-1,5-6", "lines=0-1", "bytes 0-1", "bytes=+1-2"})
    void whatIsNoSingleRangeIsAnsweredWithTheWhole(String range) throws Exception {
        write("ranged", 100_000);
        HttpResponse<byte[]> answer = get("/file/ranged", "Range", range);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).hasSize(100_000);
    }

    @Test
    void aPartIsSentOnlyOfTheBytesThatTheClientHasPartOf() throws Exception {
        write("ranged", 100_000);
        String path = "/file/ranged";
        assertThat(get(path, "Range", "bytes=0-9", "If-Range", "\"tag\"").statusCode())
                .isEqualTo(206);
        for (String other : List.of("\"other\"", "W/\"tag\"", "Sun, 22 Nov 2026 08:00:00 GMT")) {
            assertThat(get(path, "Range", "bytes=0-9", "If-Range", other).statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void whoHasTheBytesGetsNoneAndWhoAsksForTheHeadGetsOnlyThat() throws Exception {
        write("ranged", 100_000);
        for (String path : List.of("/file/ranged", "/stream/ranged")) {
            HttpResponse<byte[]> known = get(path, "If-None-Match", "\"x\", \"tag\"", "Range", "bytes=0-9");
            assertThat(known.statusCode()).isEqualTo(304);
            assertThat(known.headers().firstValue("ETag")).contains("\"tag\"");
            HttpRequest head = HttpRequest.newBuilder(URI.create(server.url(path)))
                    .method("HEAD", BodyPublishers.noBody())
                    .header("Range", "bytes=0-9")
                    .build();
            HttpResponse<byte[]> answer = client.send(head, BodyHandlers.ofByteArray());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Length")).contains("100000");
        }
    }

    @Test
    void aClientThatGoesAwayLeavesNothingOpen() throws Exception {
        write("large", 20_000_000);
        for (String path : List.of("/file/large", "/stream/large")) {
            for (int i = 0; i < 20; i++) {
                try (RawClient gone = new RawClient(server.port())) {
                    gone.send("GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n");
                }
            }
        }
        Awaitility.await().until(() -> sending() == 0);
        assertThat(get("/file/large").body()).hasSize(20_000_000);
    }

    @Test
    void aFileStaysOpenForAWhileAndIsThenClosedByItself() throws Exception {
        byte[] bytes = write("kept", 1_000);
        try (OpenFiles brief = new OpenFiles(2, Duration.ofMillis(100))) {
            OpenFile file = brief.open("kept", () -> FileChannel.open(folder.resolve("kept")));
            assertThat(file.length()).isEqualTo(bytes.length);
            assertThat(brief.find("kept")).isSameAs(file);
            file.release();
            file.release();
            assertThat(openFiles()).isEqualTo(1);
            Awaitility.await().until(() -> openFiles() == 0);
            assertThat(brief.find("kept")).isNull();
        }
    }

    @Test
    void noMoreFilesStayOpenThanAreAllowed() throws Exception {
        try (OpenFiles few = new OpenFiles(2, Duration.ofMinutes(1))) {
            for (int i = 0; i < 50; i++) {
                String name = "one-of-many-" + i;
                write(name, 10);
                few.open(name, () -> FileChannel.open(folder.resolve(name))).release();
            }
            Awaitility.await().until(() -> openFiles() <= 2);
        }
    }

    @Test
    void aSlowReaderGetsAllOfALargeFileAndOneWhoDoesNotReadIsCutOff() throws Exception {
        int size = 16_000_000;
        write("slow", size);
        Handler.Prompt file = request -> CompletableFuture.completedFuture(file(request));
        Route route = Route.get("/file/{name}", Access.PUBLIC, file);
        try (TestServer hasty = new TestServer(List.of(route), TestServer.settings(64, Duration.ofSeconds(2)));
                Socket slow = new Socket(InetAddress.getLoopbackAddress(), hasty.port());
                RawClient stuck = new RawClient(hasty.port())) {
            String get = "GET /file/slow HTTP/1.1\r\nHost: x\r\n\r\n";
            stuck.send(get);
            slow.getOutputStream().write(get.getBytes(StandardCharsets.US_ASCII));
            long read = 0;
            long started = System.nanoTime();
            while (System.nanoTime() - started < Duration.ofSeconds(5).toNanos()) {
                read += slow.getInputStream().readNBytes(150_000).length;
                Thread.sleep(100);
            }
            read += slow.getInputStream().readNBytes(size - (int) read).length;
            assertThat(read).isEqualTo(size);
            assertThat(stuck.isClosedByServer()).isTrue();
        }
    }

    @Test
    void aStreamThatEndsTooEarlyEndsTheConnection() throws Exception {
        try (RawClient waiting = new RawClient(server.port())) {
            waiting.send("GET /short HTTP/1.1\r\nHost: x\r\n\r\n");
            assertThat(waiting.isClosedByServer()).isTrue();
        }
    }

    @Test
    void pipelinedDownloadsArriveInTheirOrder() throws Exception {
        write("k1", 1_000);
        write("k100", 100_000);
        try (RawClient reader = new RawClient(server.port())) {
            List<String> paths = List.of("/file/k100", "/stream/k100", "/file/k1", "/stream/k1", "/file/k100");
            for (String path : paths) reader.send("GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n");
            for (String path : paths) {
                assertThat(reader.answer())
                        .startsWith("HTTP/1.1 200 ")
                        .containsIgnoringCase(
                                "content-length: " + (path.endsWith("k100") ? "100000" : "1000") + "\r\n");
            }
        }
    }

    private static double sending() {
        return server.registry().get("cleave.http.sending").gauge().value();
    }

    private static byte[] write(String name, int size) throws IOException {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        Files.write(folder.resolve(name), bytes);
        return bytes;
    }

    private static HttpResponse<byte[]> get(String path, String... headers) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(server.url(path))).timeout(Duration.ofSeconds(10));
        if (headers.length > 0) request.headers(headers);
        return client.send(request.build(), BodyHandlers.ofByteArray());
    }
}
