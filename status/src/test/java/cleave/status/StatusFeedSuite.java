package cleave.status;

import static org.assertj.core.api.Assertions.assertThat;

import cleave.platform.auth.NamesAsTokens;
import cleave.platform.events.EventSettings;
import cleave.platform.events.Events;
import cleave.platform.http.TestServer;
import cleave.platform.sql.Database;
import cleave.platform.sql.TestDatabases;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What readers get of the feed, through a real server, the same on every engine. */
abstract class StatusFeedSuite {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Of which there are none here: nobody judges. */
    private static final EventSettings EVENTS = new EventSettings(
            3, Duration.ofMillis(10), Duration.ofSeconds(1), Duration.ofHours(1), Duration.ofMillis(50));

    private final HttpClient client = HttpClient.newHttpClient();
    private final ExecutorService blocking = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Running> running = new ArrayList<>();

    /** A process of its own on the same database. */
    private record Running(StatusModule module, TestServer server) {}

    @TempDir
    Path folder;

    abstract Database open(Path folder);

    @BeforeEach
    void start() {
        StatusModule module = new StatusModule(
                open(folder),
                TestDatabases.settings(""),
                new ModerationSettings(ModerationSettings.Publish.AFTER),
                new Events(EVENTS, new SimpleMeterRegistry(), Clock.systemUTC()),
                new SimpleMeterRegistry(),
                Clock.systemUTC(),
                blocking);
        running.add(new Running(module, new TestServer(module.routes(), new NamesAsTokens())));
    }

    @AfterEach
    void stop() {
        for (Running one : running) {
            one.server.close();
            one.module.close();
        }
        client.close();
        blocking.shutdownNow();
    }

    @Test
    void aReaderGetsTheTenNewestOfAllOthers() throws Exception {
        List<String> written = new ArrayList<>();
        for (int i = 0; i < 13; i++) written.add(post(i % 2 == 0 ? "ann" : "cem", "n" + i));
        assertThat(ids(list("bob"))).isEqualTo(written.reversed().subList(0, 10));
    }

    @Test
    void whoWroteSomeOfTheNewestGetsTenOthersAllTheSame() throws Exception {
        List<String> others = new ArrayList<>();
        for (int i = 0; i < 15; i++) {
            others.add(post("ann", "n" + i));
            post("bob", "own" + i);
        }
        assertThat(ids(list("bob"))).isEqualTo(others.reversed().subList(0, 10));
    }

    @Test
    void whoWroteAllOfTheNewestStillGetsTheOthers() throws Exception {
        List<String> others = new ArrayList<>();
        for (int i = 0; i < 12; i++) others.add(post("ann", "n" + i));
        for (int i = 0; i < 70; i++) post("bob", "own" + i);
        HttpResponse<String> page = list("bob");
        assertThat(ids(page)).isEqualTo(others.reversed().subList(0, 10));
        assertThat(ids(next("bob", page))).isEqualTo(others.reversed().subList(10, 12));
    }

    @Test
    void theLinkToTheNextPageIsThereExactlyWhileThereIsMoreForThisReader() throws Exception {
        for (int i = 0; i < 10; i++) post("ann", "n" + i);
        assertThat(list("bob").headers().firstValue("Link")).isEmpty();
        // What comes next is the reader's own, so there is no more for this one, but for others there is.
        for (int i = 0; i < 10; i++) post("bob", "own" + i);
        assertThat(list("bob").headers().firstValue("Link")).isEmpty();
        assertThat(list("cem").headers().firstValue("Link")).isPresent();
    }

    @Test
    void pagingWhileOthersWriteNeitherRepeatsNorSkips() throws Exception {
        List<String> before = new ArrayList<>();
        for (int i = 0; i < 45; i++) before.add(post("ann", "n" + i));
        List<String> seen = new ArrayList<>();
        HttpResponse<String> page = list("bob");
        seen.addAll(ids(page));
        while (page.headers().firstValue("Link").isPresent()) {
            post("cem", "between");
            page = next("bob", page);
            seen.addAll(ids(page));
        }
        assertThat(seen).isEqualTo(before.reversed());
    }

    @Test
    void whatWasAnsweredIsAtOnceInEveryonesListWhileManyWrite() throws Exception {
        Callable<Void> writer = () -> {
            String author = "writer" + Thread.currentThread().threadId();
            for (int i = 0; i < 40; i++) {
                String id = post(author, "n" + i);
                // At most the other writers' rows can have come between.
                assertThat(ids(list(0, "bob", "?limit=100"))).contains(id);
            }
            return null;
        };
        try (ExecutorService writers = Executors.newFixedThreadPool(8)) {
            for (var future :
                    writers.invokeAll(List.of(writer, writer, writer, writer, writer, writer, writer, writer))) {
                future.get();
            }
        }
        Set<String> all = new HashSet<>();
        HttpResponse<String> page = list("bob");
        all.addAll(ids(page));
        while (page.headers().firstValue("Link").isPresent()) {
            page = next("bob", page);
            for (String id : ids(page)) assertThat(all.add(id)).isTrue();
        }
        assertThat(all).hasSize(320);
    }

    @Test
    void aReaderWhoHasThePageGets304AndAfterAnotherWroteThePage() throws Exception {
        post("ann", "1");
        HttpResponse<String> first = list("bob");
        String etag = first.headers().firstValue("ETag").orElseThrow();
        HttpResponse<String> same = send(request(0, "bob", "").header("If-None-Match", "\"x\", W/" + etag));
        assertThat(same.statusCode()).isEqualTo(304);
        assertThat(same.body()).isEmpty();
        assertThat(same.headers().firstValue("ETag")).contains(etag);
        post("bob", "own");
        assertThat(send(request(0, "bob", "").header("If-None-Match", etag)).statusCode())
                .isEqualTo(304);
        post("ann", "2");
        assertThat(send(request(0, "bob", "").header("If-None-Match", etag)).statusCode())
                .isEqualTo(200);
    }

    private String post(String author, String text) throws Exception {
        return post(0, author, text);
    }

    String post(int process, String author, String text) throws Exception {
        HttpResponse<String> answer = send(request(process, author, "")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"text\":\"" + text + "\"}")));
        assertThat(answer.statusCode()).isEqualTo(201);
        return JSON.readTree(answer.body()).get("id").asText();
    }

    private HttpResponse<String> list(String reader) throws Exception {
        return list(0, reader);
    }

    HttpResponse<String> list(int process, String reader) throws Exception {
        return list(process, reader, "");
    }

    private HttpResponse<String> list(int process, String reader, String query) throws Exception {
        HttpResponse<String> answer = send(request(process, reader, query));
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer;
    }

    private HttpResponse<String> next(String reader, HttpResponse<String> page) throws Exception {
        String link = page.headers().firstValue("Link").orElseThrow();
        return list(0, reader, link.substring(link.indexOf('?'), link.indexOf('>')));
    }

    static List<String> ids(HttpResponse<String> page) throws Exception {
        return StreamSupport.stream(JSON.readTree(page.body()).spliterator(), false)
                .map((JsonNode item) -> item.get("id").asText())
                .toList();
    }

    private HttpRequest.Builder request(int process, String user, String query) {
        URI uri = URI.create(running.get(process).server.url("/status" + query));
        return HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(10)).header("Authorization", "Bearer " + user);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
