package cleave.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The disk on which large bodies wait is full. */
class FullDiskTest {
    @Test
    void aBodyThatDoesNotFitIs503AndASmallerOneIsTakenAfterIt(@TempDir Path folder) throws Exception {
        assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", folder.toString()), "only root may mount");
        BodyRule rule = BodyRule.of(10 * 1024 * 1024, "text/plain");
        Route route = Route.upload(
                "/length",
                Access.PUBLIC,
                rule,
                request -> Response.json(200, request.body().length()));
        try (TestServer server = new TestServer(List.of(route), TestServer.settings(), folder);
                RawClient client = new RawClient(server.port())) {
            for (int i = 0; i < 3; i++) {
                assertThat(send(client, 3_000_000)).startsWith("HTTP/1.1 503 ").contains("Retry-After");
                Awaitility.await().until(() -> server.spool().used() == 0);
                assertThat(send(client, 900_000)).startsWith("HTTP/1.1 200 ").endsWith("900000");
                Awaitility.await().until(() -> server.spool().used() == 0);
            }
        } finally {
            assertThat(run("umount", folder.toString())).isTrue();
        }
    }

    private static String send(RawClient client, int length) throws IOException {
        return client.send("POST /length HTTP/1.1\r\nHost: x\r\nContent-Type: text/plain\r\nContent-Length: " + length
                        + "\r\n\r\n" + "x".repeat(length))
                .answer();
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).inheritIO().start();
        return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
    }
}
