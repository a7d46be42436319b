package cleave.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import cleave.platform.runtime.Content;
import java.io.IOException;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A thousand forms made to hurt: each is refused as it should be, and neither memory nor disk grows. */
class HostileFormsTest {
    private static final int ROUNDS = 1_000;
    private static final long MAX_GROWTH = 64L * 1024 * 1024;
    private static final String PART = "--b\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n";

    /** A form and what it is answered with. */
    private record Bomb(String status, String body) {}

    @Test
    void aThousandHostileFormsLeaveNothing(@TempDir Path folder) throws Exception {
        BodyRule rule = BodyRule.of(10 * 1024 * 1024, "multipart/form-data");
        Route route = Route.upload("/form", Access.PUBLIC, rule, request -> {
            Form form = request.form(Set.of("text"), Set.of("image"));
            new Fields(form).finish();
            Content image = form.file("image");
            return Response.json(200, image == null ? 0 : image.length());
        });
        List<Bomb> bombs = bombs();
        TreeMap<String, Integer> wrong = new TreeMap<>();
        try (TestServer server = new TestServer(List.of(route), TestServer.settings(), folder)) {
            for (Bomb bomb : bombs) send(server, bomb.body());
            long before = heap();
            Random random = new Random(7);
            for (int i = 0; i < ROUNDS; i++) {
                Bomb bomb = bombs.get(i % bombs.size());
                if (random.nextInt(4) == 0) {
                    abort(server, bomb.body(), random);
                    continue;
                }
                String answer = send(server, bomb.body());
                if (!answer.startsWith("HTTP/1.1 " + bomb.status())) wrong.merge(answer, 1, Integer::sum);
            }
            assertThat(wrong).isEmpty();
            Awaitility.await().until(() -> server.spool().used() == 0);
            assertThat(heap() - before).isLessThan(MAX_GROWTH);
            assertThat(folder).isEmptyDirectory();
            assertThat(openFiles(folder)).isZero();
        }
    }

    private static List<Bomb> bombs() {
        String text = PART.formatted("text");
        String image = PART.formatted("image");
        String large = "y".repeat(1_500_000);
        return List.of(
                new Bomb("422", (PART.formatted("other") + "x\r\n").repeat(10_000) + "--b--\r\n"),
                new Bomb("422", image + large + "\r\n" + image + large + "\r\n--b--\r\n"),
                new Bomb("200", text + large + "\r\n--b--\r\n"),
                new Bomb("400", image + large),
                new Bomb("400", image + "\r\n--b\r\n-".repeat(50_000)),
                new Bomb("400", "--b\r\n" + "X: y\r\n".repeat(100_000)),
                new Bomb("400", "--b\r\n" + "-".repeat(1_000_000)),
                new Bomb("400", "\r\n--".repeat(300_000)),
                new Bomb("400", text.repeat(10)),
                new Bomb("200", image + "\r\n--\r\n--a".repeat(200_000) + "\r\n--b--\r\n"));
    }

    private static String send(TestServer server, String body) throws IOException {
        try (RawClient client = new RawClient(server.port())) {
            return client.send(head(body)).send(body).answer();
        }
    }

    private static void abort(TestServer server, String body, Random random) throws IOException {
        try (RawClient client = new RawClient(server.port())) {
            client.send(head(body)).send(body.substring(0, random.nextInt(body.length())));
        } catch (SocketException refused) {
            // The server was faster.
        }
    }

    private static String head(String body) {
        return "POST /form HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: "
                + body.getBytes(StandardCharsets.ISO_8859_1).length + "\r\n\r\n";
    }

    private static long heap() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static long openFiles(Path folder) throws IOException {
        long open = 0;
        try (var descriptors = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
            for (Path descriptor : descriptors) {
                if (Files.isSymbolicLink(descriptor)
                        && Files.readSymbolicLink(descriptor).startsWith(folder)) open++;
            }
        }
        return open;
    }
}
