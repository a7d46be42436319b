package cleave.platform.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cleave.platform.http.Caller;
import cleave.platform.runtime.Failure;
import cleave.platform.runtime.SettingsException;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Asking another service: for whom, for how long, how often, and what its silence means. */
class PeerTest {
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<AutoCloseable> opened = new ArrayList<>();
    private final AtomicInteger asked = new AtomicInteger();
    private volatile Headers lastHeaders = new Headers();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable open : opened.reversed()) open.close();
        threads.shutdownNow();
    }

    /** A service that answers the n-th question with this status; below 0 it never answers. */
    private String service(IntUnaryOperator status) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            lastHeaders = exchange.getRequestHeaders();
            int answer = status.applyAsInt(asked.incrementAndGet());
            if (answer < 0) LockSupport.parkNanos(Duration.ofSeconds(30).toNanos());
            byte[] body = exchange.getRequestURI().getPath().getBytes(java.nio.charset.StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        opened.add(() -> server.stop(0));
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private static String nobody() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return "http://127.0.0.1:" + free.getLocalPort();
        }
    }

    private Peer peer(String... urls) {
        Peer peer = new Peer("post", List.of(urls), new SimpleMeterRegistry());
        opened.add(peer);
        return peer;
    }

    private static Caller caller(Duration left) {
        return new Caller("Bearer abc", "req-1", "00-1", System.nanoTime() + left.toNanos());
    }

    @Test
    void theAnswerComesWithItsStatus() throws Exception {
        Peer peer = peer(service(number -> number == 1 ? 200 : 404));
        assertThat(peer.get("/post/1").body()).asString().isEqualTo("/post/1");
        assertThat(peer.get("/post/2").status()).isEqualTo(404);
    }

    @Test
    void itIsAskedInTheNameOfWhoAsksHere() throws Exception {
        Peer peer = peer(service(number -> 200));
        caller(Duration.ofSeconds(5)).asking(() -> peer.get("/post/1"));
        assertThat(lastHeaders.getFirst("Authorization")).isEqualTo("Bearer abc");
        assertThat(lastHeaders.getFirst("X-Request-Id")).isEqualTo("req-1");
        assertThat(lastHeaders.getFirst("traceparent")).isEqualTo("00-1");
        assertThat(Caller.current()).isNull();
    }

    @Test
    void aPassingFailureIsNotSeen() throws Exception {
        Peer peer = peer(service(number -> number < 3 ? 503 : 200));
        assertThat(peer.get("/").status()).isEqualTo(200);
        assertThat(asked).hasValue(3);
    }

    @Test
    void aDeadReplicaIsNotSeen() throws Exception {
        Peer peer = peer(nobody(), service(number -> 200));
        for (int i = 0; i < 100; i++) assertThat(peer.get("/").status()).isEqualTo(200);
    }

    @Test
    void whatWasNeverReachedCertainlyDidNothing() throws Exception {
        Peer peer = peer(nobody());
        Failure failure = catchThrowableOfType(Failure.class, () -> peer.get("/"));
        assertThat(failure.kind()).isEqualTo(Failure.Kind.UNAVAILABLE);
        assertThat(failure.getCause()).isInstanceOfSatisfying(Unanswered.class, unanswered -> {
            assertThat(unanswered.mayHaveExecuted()).isFalse();
            assertThat(unanswered).hasMessageContaining("post at 127.0.0.1").hasMessageContaining("cannot be reached");
        });
    }

    @Test
    void nobodyWaitsLongerThanTheirOwnRequest() throws Exception {
        Peer peer = peer(service(number -> -1));
        long from = System.nanoTime();
        Failure failure = catchThrowableOfType(
                Failure.class, () -> caller(Duration.ofMillis(300)).asking(() -> peer.get("/")));
        assertThat(Duration.ofNanos(System.nanoTime() - from)).isLessThan(Duration.ofSeconds(1));
        assertThat(failure.getCause())
                .isInstanceOfSatisfying(
                        Unanswered.class,
                        unanswered -> assertThat(unanswered.mayHaveExecuted()).isTrue());
    }

    @Test
    void aServiceInTroubleIsNotAskedThreeTimesAsOften() throws Exception {
        Peer peer = peer(service(number -> 503));
        for (int i = 0; i < 200; i++) {
            assertThatThrownBy(() -> peer.get("/")).isInstanceOf(Failure.class);
        }
        // Most are spared by the breaker; of the rest a tenth is asked again, beside what was saved before.
        assertThat(asked.get()).isLessThan(60);
    }

    @Test
    void whenItIsBackItIsAskedAgainWithinASecond() throws Exception {
        Peer peer = peer(service(number -> number <= 5 ? 500 : 200));
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> peer.get("/")).isInstanceOf(Failure.class);
        }
        long until = System.nanoTime() + Duration.ofSeconds(3).toNanos();
        boolean back = false;
        while (!back && System.nanoTime() < until) {
            try {
                back = peer.get("/").status() == 200;
            } catch (Failure notYet) {
                LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            }
        }
        assertThat(back).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1:80", "ftp://a", "http://a/b", "http://a?b", "http://u:p@a", "http://", "x y"})
    void whatIsNoBaseUrlStopsTheStart(String url) {
        assertThatThrownBy(() -> peer(url))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("post.url");
    }
}
