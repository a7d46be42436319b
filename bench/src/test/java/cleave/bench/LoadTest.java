package cleave.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cleave.cluster.Loopback;
import cleave.cluster.Nginx;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The load generators against a real server that answers GET with 200 and POST with 201. */
class LoadTest {
    private final Workplace workplace = new Workplace();
    private final int port = Loopback.freePort();
    private final String url = "http://127.0.0.1:" + port;

    @BeforeEach
    void startTheServer() {
        workplace
                .owns(new Nginx(workplace.folder().resolve("nginx"), port, 1, """
                        access_log off;
                        keepalive_requests 1000000000;
                        server {
                          listen 127.0.0.1:%d;
                          location /status {
                            if ($http_authorization = "") { return 401; }
                            if ($request_method = POST) { return 201 "{}"; }
                            return 200 "[]";
                          }
                        }
                        """.formatted(port)))
                .start();
    }

    @AfterEach
    void stopEverything() {
        workplace.close();
        assertThat(workplace.folder()).doesNotExist();
    }

    @Test
    void wrkReadsWithTheTokensOfAllReaders() {
        Path script = workplace.file("reads.lua", WrkScript.gets("/status", List.of("one", "two")));
        assertThat(wrk(script).requests()).isPositive();
    }

    @Test
    void wrkWritesAndSeesThatEveryAnswerIs201() {
        String posts = WrkScript.posts("/status", "one", List.of("{\"text\":\"a]]b\"}", "{\"text\":\"c\"}"));
        assertThat(wrk(workplace.file("writes.lua", posts)).requests()).isPositive();

        Path expectingMore = workplace.file("strict.lua", posts.replace("status ~= 201", "status ~= 204"));
        assertThatThrownBy(() -> wrk(expectingMore)).hasMessageContaining("first: 201");
    }

    @Test
    void wrkMixesReadsAndWrites() {
        Path script = workplace.file("mixed.lua", WrkScript.mixed("/status", "one", "two", "{}"));
        assertThat(wrk(script).requests()).isPositive();
    }

    @Test
    void wrkFailsLoudlyWhenRequestsAreRefused() {
        assertThatThrownBy(() -> Wrk.onAnyCore().run(Wrk.Load.get(url + "/status"), 1))
                .isInstanceOf(BenchFailure.class)
                .hasMessageContaining("Non-2xx");
    }

    @Test
    void theOpenLoopSendsAsManyRequestsAsItsRateSays() {
        long[] latencies = openLoop("Authorization: Bearer one\r\n").run();
        assertThat(latencies).hasSize(1000);
        assertThat(Statistics.percentile(latencies, 1)).isPositive();
    }

    @Test
    void theOpenLoopTellsEachAnswerToWhoListens() {
        Queue<String> bodies = new ConcurrentLinkedQueue<>();
        openLoop("Authorization: Bearer one\r\n").run((body, nanos) -> bodies.add(body));
        assertThat(bodies).hasSize(1000).containsOnly("[]");
    }

    @Test
    void theOpenLoopFailsLoudlyWhenRequestsAreRefused() {
        assertThatThrownBy(() -> openLoop("").run()).hasMessageContaining("answered with 401");
    }

    private OpenLoop openLoop(String headers) {
        byte[] request =
                "GET /status HTTP/1.1\r\nHost: x\r\n%s\r\n".formatted(headers).getBytes(StandardCharsets.US_ASCII);
        return new OpenLoop(port, 4, 500, Duration.ofSeconds(2), number -> request);
    }

    private WrkResult wrk(Path script) {
        return Wrk.onAnyCore().run(Wrk.Load.scripted(url + "/status", script), 1);
    }
}
