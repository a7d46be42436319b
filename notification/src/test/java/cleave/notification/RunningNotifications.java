package cleave.notification;

import static org.assertj.core.api.Assertions.assertThat;

import cleave.platform.auth.NamesAsTokens;
import cleave.platform.events.EventSettings;
import cleave.platform.events.Events;
import cleave.platform.http.Route;
import cleave.platform.http.TestServer;
import cleave.platform.objects.ObjectStores;
import cleave.platform.objects.Objects;
import cleave.platform.objects.TestMedia;
import cleave.platform.sql.Database;
import cleave.platform.sql.TestDatabases;
import cleave.post.PostModule;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.StreamSupport;

/** Posts and their notifications behind a real server, and a client for them. A token is a user's name. */
final class RunningNotifications implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Clock CLOCK = Clock.systemUTC();

    final Database postDatabase;
    private final Objects objects;
    private final Events events;
    private final PostModule posts;
    private final List<NotificationModule> modules = new ArrayList<>();
    private final TestServer server;
    private final ExecutorService blocking = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    /** An answer, its body read as JSON. */
    record Answer(int status, JsonNode body) {
        Answer expect(int wanted) {
            assertThat(status).as(body.toString()).isEqualTo(wanted);
            return this;
        }

        String code() {
            return body.path("code").asText();
        }

        String id() {
            return body.path("id").asText();
        }

        List<JsonNode> items() {
            return StreamSupport.stream(body.spliterator(), false).toList();
        }
    }

    /**
     * @param databases of the notification module, each with a module of its own that gets every event; the first one
     *     answers requests
     */
    RunningNotifications(
            Path folder, Database postDatabase, List<Database> databases, Duration retention, boolean deliver) {
        this.postDatabase = postDatabase;
        Duration second = Duration.ofSeconds(1);
        this.objects = ObjectStores.folder(folder.resolve("objects"));
        this.events = new Events(
                new EventSettings(3, Duration.ofMillis(10), second, Duration.ofHours(1), Duration.ofMillis(50)),
                new SimpleMeterRegistry(),
                CLOCK);
        Duration hour = Duration.ofHours(1);
        this.posts = new PostModule(
                postDatabase,
                TestDatabases.settings(""),
                events,
                objects,
                TestMedia.of(hour, hour, folder.resolve("keys"), CLOCK),
                new SimpleMeterRegistry(),
                CLOCK,
                blocking);
        CleanerSettings cleaning = new CleanerSettings(Duration.ofMillis(100), retention, 100, 100);
        for (Database database : databases) {
            modules.add(new NotificationModule(
                    database,
                    TestDatabases.settings(""),
                    cleaning,
                    posts,
                    events,
                    new SimpleMeterRegistry(),
                    CLOCK,
                    blocking));
        }
        List<Route> routes = new ArrayList<>(posts.routes());
        routes.addAll(modules.getFirst().routes());
        this.server = new TestServer(routes, new NamesAsTokens());
        if (deliver) deliver();
    }

    /** Has events delivered from now on. */
    void deliver() {
        events.start();
    }

    /** Writes a post, and tells its id. */
    String post(String author, String text) {
        return send(json(author, "/post", Map.of("text", text))).expect(201).id();
    }

    Answer announce(String user, Object postId) {
        return send(json(user, "/notification", Map.of("postId", postId)));
    }

    Answer announce(String user, String postId, String key) {
        return send(json(user, "/notification", Map.of("postId", postId)).header("Idempotency-Key", key));
    }

    Answer list(String reader) {
        return send(request(reader, "/notification")).expect(200);
    }

    HttpRequest.Builder json(String user, String path, Object body) {
        try {
            return request(user, path)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    HttpRequest.Builder request(String user, String path) {
        return HttpRequest.newBuilder(URI.create(server.url(path)))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Bearer " + user);
    }

    Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), JSON.readTree(response.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        client.close();
        server.close();
        events.close();
        modules.forEach(NotificationModule::close);
        posts.close();
        objects.close();
        blocking.shutdownNow();
    }
}
