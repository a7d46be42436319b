package cleave.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import cleave.moderation.model.Classifier;
import cleave.platform.auth.NamesAsTokens;
import cleave.platform.events.EventSettings;
import cleave.platform.events.Events;
import cleave.platform.http.Route;
import cleave.platform.http.TestServer;
import cleave.platform.sql.Database;
import cleave.platform.sql.TestDatabases;
import cleave.status.ModerationSettings;
import cleave.status.ModerationSettings.Publish;
import cleave.status.StatusModule;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Statuses and their moderation behind a real server. A token is a user's name; {@code operator} is one. */
final class RunningModeration implements AutoCloseable {
    static final String OPERATOR = NamesAsTokens.OPERATOR;

    static final EventSettings EVENTS = new EventSettings(
            3, Duration.ofMillis(10), Duration.ofSeconds(1), Duration.ofHours(1), Duration.ofMillis(50));

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Clock CLOCK = Clock.systemUTC();

    final Database statuses;
    final Database items;
    final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    final Events events;
    private final StatusModule status;
    private final ModerationModule moderation;
    private final TestServer server;
    private final ExecutorService blocking = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    /** An answer, its body read as JSON. */
    record Answer(HttpResponse<String> http, JsonNode body) {
        Answer expect(int wanted) {
            assertThat(http.statusCode()).as(http.body()).isEqualTo(wanted);
            return this;
        }

        List<JsonNode> items() {
            return StreamSupport.stream(body.spliterator(), false).toList();
        }

        List<String> ids() {
            return items().stream().map(item -> item.path("id").asText()).toList();
        }
    }

    RunningModeration(Database statuses, Database items, Classifier classifier, Publish publish) {
        this.statuses = statuses;
        this.items = items;
        this.events = new Events(EVENTS, registry, CLOCK);
        this.status = new StatusModule(
                statuses,
                TestDatabases.settings(""),
                new ModerationSettings(publish),
                events,
                registry,
                CLOCK,
                blocking);
        this.moderation = new ModerationModule(items, classifier, events, registry, CLOCK);
        List<Route> routes = new ArrayList<>(status.routes());
        routes.addAll(moderation.routes());
        this.server = new TestServer(routes, new NamesAsTokens());
    }

    /** Has events delivered from now on. */
    RunningModeration deliver() {
        events.start();
        return this;
    }

    /** Writes a status, and tells its id. */
    String post(String author, String text) {
        HttpRequest.Builder request = request(author, "/status").header("Content-Type", "application/json");
        return send(request.POST(BodyPublishers.ofString(json(Map.of("text", text)))))
                .expect(201)
                .body()
                .path("id")
                .asText();
    }

    /** What others see. */
    List<String> feed(String reader) {
        return get(reader, "/status?limit=100").expect(200).ids();
    }

    /** What the author sees of the moderation of the status. */
    JsonNode mine(String author, String id) {
        return get(author, "/status/mine?limit=100").expect(200).items().stream()
                .filter(item -> item.path("id").asText().equals(id))
                .findFirst()
                .orElseThrow()
                .path("moderation");
    }

    Answer list(String query) {
        return get(OPERATOR, "/moderation" + query);
    }

    Answer get(String user, String path) {
        return send(request(user, path));
    }

    Answer hold(String id, @Nullable String note) {
        return decide(OPERATOR, id, "hold", note);
    }

    Answer release(String id, @Nullable String note) {
        return decide(OPERATOR, id, "release", note);
    }

    Answer decide(String user, String id, String action, @Nullable String note) {
        HttpRequest.Builder request = request(user, "/moderation/" + id + "/" + action);
        if (note == null) return send(request.POST(BodyPublishers.noBody()));
        return send(request.header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json(Map.of("note", note)))));
    }

    HttpRequest.Builder request(String user, String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(server.url(path))).timeout(Duration.ofSeconds(10));
        return user.isEmpty() ? request : request.header("Authorization", "Bearer " + user);
    }

    Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
            return new Answer(response, JSON.readTree(response.body()));
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** Events that wait or were put aside, in both databases. */
    int undone() {
        return undone(statuses) + undone(items);
    }

    private static int undone(Database database) {
        return database.read(
                handle -> handle.createQuery("select (select count(*) from outbox where delivered_at is null)"
                                + " + (select count(*) from dead_event)")
                        .mapTo(Integer.class)
                        .one());
    }

    static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        client.close();
        server.close();
        events.close();
        moderation.close();
        status.close();
        blocking.shutdownNow();
    }
}
