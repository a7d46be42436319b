package cleave.platform.objects;

import static org.assertj.core.api.Assertions.assertThat;

import cleave.platform.auth.SettableClock;
import cleave.platform.http.TestServer;
import cleave.platform.runtime.Content;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a browser gets for a URL of media, whatever store has the object. */
abstract class MediaRoutesSuite {
    private static final Duration HOUR = Duration.ofHours(1);

    private final SettableClock clock = new SettableClock();
    private final Media media;
    private final ExecutorService blocking = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient client = HttpClient.newHttpClient();
    private Running running = Running.NONE;

    private record Running(AutoCloseable routes, AutoCloseable server, String url) {
        private static final Running NONE = new Running(() -> {}, () -> {}, "");
    }

    MediaRoutesSuite(@TempDir Path folder) {
        this.media = TestMedia.of(HOUR, HOUR.multipliedBy(2), folder.resolve("keys"), clock);
    }

    abstract Objects objects();

    abstract void stopStore() throws Exception;

    abstract void startStore() throws Exception;

    @BeforeEach
    void serve() {
        MediaRoutes routes = new MediaRoutes(media, objects(), blocking);
        TestServer server = new TestServer(routes.routes());
        running = new Running(routes, server, server.url(""));
    }

    @AfterEach
    void stop() throws Exception {
        // First, so that the server need not wait for it.
        client.close();
        running.server.close();
        running.routes.close();
        blocking.shutdownNow();
    }

    @ParameterizedTest
    @CsvSource({"jpg, image/jpeg", "png, image/png", "txt, text/plain; charset=utf-8"})
    void anObjectComesWithWhatABrowserNeeds(String extension, String type) throws Exception {
        byte[] bytes = ObjectsSuite.random(5000);
        String url = put(extension, bytes);
        // The first opens it, the second finds it open.
        for (int i = 0; i < 2; i++) {
            HttpResponse<byte[]> answer = get(url);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo(bytes);
            assertThat(header(answer, "content-type")).isEqualTo(type);
            assertThat(header(answer, "cache-control")).isEqualTo("public, max-age=5399, immutable");
            assertThat(header(answer, "x-content-type-options")).isEqualTo("nosniff");
            assertThat(header(answer, "content-security-policy"))
                    .isEqualTo("default-src 'none'; frame-ancestors 'none'; sandbox");
            assertThat(header(answer, "accept-ranges")).isEqualTo("bytes");
            assertThat(header(answer, "etag")).matches("\"[0-9a-v]{26}\"");
            assertThat(answer.headers().firstValue("x-request-id")).isPresent();
        }
    }

    @Test
    void aProxyMayNameTheServerInTheTarget() throws Exception {
        String url = put("jpg", new byte[10]);
        URI server = URI.create(running.url);
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(10_000);
            String head = "GET http://cleave.example%s HTTP/1.1\r\nHost: cleave.example\r\n\r\n".formatted(url);
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            assertThat(socket.getInputStream().readNBytes(12)).asString().isEqualTo("HTTP/1.1 200");
        }
    }

    @Test
    void aCacheKeepsItNoLongerThanItsUrlLives() throws Exception {
        String url = put("jpg", new byte[10]);
        clock.advance(Duration.ofMinutes(89));
        assertThat(header(get(url), "cache-control")).isEqualTo("public, max-age=59, immutable");
        clock.advance(Duration.ofSeconds(59));
        assertThat(header(get(url), "cache-control")).isEqualTo("public, max-age=0, immutable");
        clock.advance(Duration.ofSeconds(1));
        assertThat(get(url).statusCode()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 100_000, 3_000_000})
    void allSizesArrive(int size) throws Exception {
        byte[] bytes = ObjectsSuite.random(size);
        String url = put("png", bytes);
        HttpResponse<byte[]> answer = get(url);
        assertThat(answer.body()).isEqualTo(bytes);
        assertThat(header(answer, "content-length")).isEqualTo(Integer.toString(size));
    }

    @Test
    void aHeadHasTheHeadersOfAGetAndNoBody() throws Exception {
        String url = put("jpg", new byte[1234]);
        HttpResponse<byte[]> answer = send(request(url).method("HEAD", BodyPublishers.noBody()));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(header(answer, "content-length")).isEqualTo("1234");
        assertThat(header(answer, "content-type")).isEqualTo("image/jpeg");
    }

    @Test
    void whoHasTheBytesIsToldSo() throws Exception {
        String url = put("jpg", new byte[1234]);
        HttpResponse<byte[]> answer = send(request(url).header("If-None-Match", header(get(url), "etag")));
        assertThat(answer.statusCode()).isEqualTo(304);
        assertThat(answer.body()).isEmpty();
        assertThat(header(answer, "cache-control")).isEqualTo("public, max-age=5399, immutable");
    }

    @Test
    void aPartIsGivenAndOneBeyondTheEndIsNot() throws Exception {
        byte[] bytes = ObjectsSuite.random(1000);
        String url = put("jpg", bytes);
        HttpResponse<byte[]> part = send(request(url).header("Range", "bytes=100-199"));
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body()).isEqualTo(Arrays.copyOfRange(bytes, 100, 200));
        assertThat(header(part, "content-range")).isEqualTo("bytes 100-199/1000");
        HttpResponse<byte[]> tail = send(request(url).header("Range", "bytes=-10"));
        assertThat(tail.body()).isEqualTo(Arrays.copyOfRange(bytes, 990, 1000));
        HttpResponse<byte[]> beyond = send(request(url).header("Range", "bytes=1000-"));
        assertThat(beyond.statusCode()).isEqualTo(416);
        assertThat(header(beyond, "content-range")).isEqualTo("bytes */1000");
    }

    @Test
    void whateverIsNotExactlyAUrlOfOursIsForbiddenInTheSameWords() throws Exception {
        String url = put("jpg", new byte[10]);
        assertThat(get(url).statusCode()).isEqualTo(200);
        String path = url.substring(0, url.indexOf('?'));
        String query = url.substring(url.indexOf('?') + 1);
        String[] members = query.split("&", -1);
        List<String> others = List.of(
                "/media/",
                "/media/x",
                "/media//",
                "/media/..%2f..%2fetc/passwd",
                "/media/story/../../etc/passwd",
                "/media/%00",
                path,
                path + "?",
                path + "?" + members[0],
                path + "?" + members[1],
                path + "?" + members[1] + "&" + members[0],
                path + "?" + members[0] + "&" + members[0] + "&" + members[1],
                url + "&a=b",
                url + "&",
                path + "?a=b&" + query,
                path + "/?" + query,
                path.replace(".jpg", ".png") + "?" + query,
                path.replace("story/", "story%2F") + "?" + query,
                path.replace("story/", "story//") + "?" + query,
                path + "?" + members[0].replace("=1", "=2") + "&" + members[1],
                path + "?" + members[0] + "&" + members[1].substring(0, members[1].length() - 1),
                path + "?" + members[0] + "&" + members[1].toLowerCase(Locale.ROOT),
                media.url(ObjectKeys.next("story", "jpg")));
        String words = null;
        for (String other : others) {
            HttpResponse<byte[]> answer = get(other);
            assertThat(answer.statusCode()).as(other).isEqualTo(403);
            assertThat(header(answer, "content-type")).isEqualTo("application/problem+json");
            assertThat(header(answer, "cache-control")).isEqualTo("no-store");
            String body = new String(answer.body(), StandardCharsets.UTF_8);
            if (words == null) words = body;
            assertThat(body).as(other).isEqualTo(words);
        }
        HttpResponse<byte[]> head = send(request(path).method("HEAD", BodyPublishers.noBody()));
        assertThat(head.statusCode()).isEqualTo(403);
    }

    @Test
    void aDeletedObjectIsForbiddenOnceItIsNoLongerOpen() throws Exception {
        String key = ObjectKeys.next("story", "jpg");
        objects().put(key, Content.of(new byte[10]));
        objects().delete(key);
        assertThat(get(media.url(key)).statusCode()).isEqualTo(403);
    }

    @Test
    void othersThanGetAndHeadAreNotAllowed() throws Exception {
        String url = put("jpg", new byte[10]);
        for (String method : List.of("POST", "PUT", "DELETE", "PATCH", "OPTIONS")) {
            for (String path : List.of(url, "/media/nonsense")) {
                HttpResponse<byte[]> answer = send(request(path).method(method, BodyPublishers.noBody()));
                assertThat(answer.statusCode()).isEqualTo(405);
                assertThat(header(answer, "allow")).isEqualTo("GET, HEAD");
            }
        }
    }

    @Test
    void aStoreThatIsDownIsUnavailableAndWorksAgainWhenItIsBack() throws Exception {
        String url = put("jpg", new byte[10]);
        stopStore();
        try {
            HttpResponse<byte[]> answer = get(url);
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("retry-after")).isPresent();
        } finally {
            startStore();
        }
        assertThat(get(url).statusCode()).isEqualTo(200);
    }

    private String put(String extension, byte[] bytes) {
        String key = ObjectKeys.next("story", extension);
        objects().put(key, Content.of(bytes));
        return media.url(key);
    }

    private HttpResponse<byte[]> get(String path) throws Exception {
        return send(request(path));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(running.url + path)).timeout(Duration.ofSeconds(20));
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), BodyHandlers.ofByteArray());
    }

    private static String header(HttpResponse<?> answer, String name) {
        Map<String, List<String>> headers = answer.headers().map();
        return String.join(", ", headers.getOrDefault(name, List.of()));
    }
}
