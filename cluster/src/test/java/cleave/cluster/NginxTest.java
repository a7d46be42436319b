package cleave.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NginxTest {
    private final Path folder = Folder.temporary("cleave-nginx-");
    private final int port = Loopback.freePort();

    @AfterEach
    void deleteTheFolder() {
        Folder.delete(folder);
    }

    @Test
    void servesAFileOfItsFolderAndLeavesNothingRunning() throws Exception {
        Files.writeString(folder.resolve("hello.txt"), "hello");
        Nginx nginx = nginx("access_log off; server { listen 127.0.0.1:%d; root .; }".formatted(port));
        nginx.start();

        assertThat(get("/hello.txt")).isEqualTo("hello");
        ProcessHandle master = ProcessHandle.of(nginx.pid()).orElseThrow();
        List<ProcessHandle> all =
                Stream.concat(Stream.of(master), master.descendants()).toList();
        assertThat(all).hasSize(2);

        nginx.close();
        assertThat(all).noneMatch(ProcessHandle::isAlive);
    }

    @Test
    void staysOnTheCoresItIsPinnedTo() throws Exception {
        try (Nginx nginx = nginx("server { listen 127.0.0.1:%d; access_log off; return 204; }".formatted(port))) {
            nginx.pinTo("0");
            nginx.start();
            assertThat(Files.readString(Path.of("/proc/" + nginx.pid() + "/status")))
                    .containsPattern("Cpus_allowed_list:\\s+0\\n");
        }
    }

    @Test
    void saysWhatIsWrongWithItsConfiguration() {
        try (Nginx nginx = nginx("no_such_directive on;")) {
            assertThatThrownBy(nginx::start)
                    .isInstanceOf(ServerFailure.class)
                    .hasMessageContaining("no_such_directive");
            assertThat(nginx.running()).isFalse();
        }
    }

    @Test
    void givesUpWhenNothingListensInTime() {
        try (Nginx nginx =
                new Nginx(folder, port, 1, "server { listen 127.0.0.1:%d; }".formatted(Loopback.freePort())) {
                    @Override
                    protected Duration startLimit() {
                        return Duration.ofMillis(300);
                    }
                }) {
            assertThatThrownBy(nginx::start).hasMessageContaining("did not become ready");
            assertThat(nginx.running()).isFalse();
        }
    }

    private Nginx nginx(String http) {
        return new Nginx(folder, port, 1, http);
    }

    private String get(String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(5))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        }
    }
}
