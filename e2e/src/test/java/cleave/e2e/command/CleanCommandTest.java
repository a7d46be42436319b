package cleave.e2e.command;

import static org.assertj.core.api.Assertions.assertThat;

import cleave.e2e.Answer;
import cleave.e2e.Api;
import cleave.e2e.Api.Person;
import cleave.e2e.Run;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An operator cleans up old notifications, while the server runs. */
final class CleanCommandTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SHORT = "notification.retention=1s";

    @TempDir
    Path folder;

    @Test
    void aDryRunShowsAndARunDeletesWhatIsOldAndTheServerShowsItNoMore() throws Exception {
        try (Serving serving = Serving.start(folder, "serve", "--port", "0", "--management-port", "0");
                Api api = new Api(serving.url())) {
            Person reader = api.person();
            publish(api, reader, 3);
            Run dry = Run.of(folder, "clean", "--dry-run");
            assertThat(dry.exit()).as(dry.toString()).isZero();
            assertThat(dry.out())
                    .containsPattern("(?m)^older than  20\\d\\d-.*Z$")
                    .containsPattern("(?m)^to delete   0$")
                    .containsPattern("(?m)^of          3$")
                    .containsPattern("(?m)^last run    (none yet|20.*, deleted 0, left \\d, took .*)$");
            Thread.sleep(1_100);
            Run run = Run.of(folder, "clean", "--set", SHORT);
            assertThat(run.exit()).as(run.toString()).isZero();
            assertThat(run.out())
                    .containsPattern("(?m)^to delete   3$")
                    .containsPattern("(?m)^deleted     3$")
                    .containsPattern("(?m)^remaining   0$")
                    .containsPattern("(?m)^took        \\d+\\.\\d s$");
            assertThat(run.err()).isEmpty();
            Awaitility.await()
                    .atMost(Duration.ofSeconds(1))
                    .until(() -> notifications(api, reader).isEmpty());
            JsonNode after =
                    JSON.readTree(Run.of(folder, "clean", "--dry-run", "--json").out());
            assertThat(after.path("of").asInt()).isZero();
            assertThat(after.path("lastRun").path("deleted").asInt()).isEqualTo(3);
            assertThat(after.path("lastRun").path("outcome").asText()).isEqualTo("DONE");
        }
    }

    @Test
    void anUnusuallyLargeShareIsDeletedOnlyWhenItIsConfirmed() throws Exception {
        try (Serving serving = Serving.start(folder, "serve", "--port", "0", "--management-port", "0");
                Api api = new Api(serving.url())) {
            Person reader = api.person();
            publish(api, reader, 1_001);
            Thread.sleep(1_100);
            Run refused = Run.of(folder, "clean", "--set", SHORT).refused(1);
            assertThat(refused.err()).contains("1,001 of 1,001", "--yes");
            assertThat(notifications(api, reader)).hasSize(10);
            Run confirmed = Run.of(folder, "clean", "--set", SHORT, "--yes");
            assertThat(confirmed.exit()).as(confirmed.toString()).isZero();
            assertThat(confirmed.out()).containsPattern("(?m)^deleted     1,001$");
            Awaitility.await("the server's metrics tell of it")
                    .atMost(Duration.ofSeconds(20))
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() ->
                            metric(serving, "last_success_timestamp_seconds") > 0 && metric(serving, "remaining") == 0);
        }
    }

    @Test
    void whereThereIsNoDataItSaysSoAndMakesNone() throws Exception {
        Run run = Run.of(folder, "clean", "--data", "elsewhere").refused(1);
        assertThat(run.err()).contains("elsewhere", "--data");
        assertThat(Files.exists(folder.resolve("elsewhere"))).isFalse();
    }

    private static double metric(Serving serving, String of) throws IOException {
        String name = "cleave_notification_cleaner_" + of + " ";
        try (Api management = new Api(serving.managementUrl())) {
            return management
                    .get("/metrics", null)
                    .expect(200)
                    .body()
                    .lines()
                    .filter(line -> line.startsWith(name))
                    .mapToDouble(line -> Double.parseDouble(line.substring(name.length())))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** Writes posts, and waits until each has its notification. */
    private static void publish(Api api, Person reader, int count) throws Exception {
        Person author = api.person();
        try (var clients = Executors.newFixedThreadPool(8)) {
            List<Future<Answer>> answers = IntStream.range(0, count)
                    .mapToObj(i ->
                            clients.submit(() -> api.post("/post", author.token(), Map.of("text", "n" + i), Map.of())))
                    .toList();
            for (Future<Answer> answer : answers) answer.get().expect(201);
        }
        Awaitility.await().until(() -> all(api, reader) == count);
    }

    private static int all(Api api, Person reader) {
        int all = 0;
        for (String next = "/notification?limit=100"; next != null; ) {
            Answer page = api.get(next, reader.token()).expect(200);
            all += page.json().size();
            next = page.nextLink();
        }
        return all;
    }

    private static List<JsonNode> notifications(Api api, Person reader) {
        JsonNode page = api.get("/notification", reader.token()).expect(200).json();
        return IntStream.range(0, page.size()).mapToObj(page::get).toList();
    }
}
