package cleave.status;

import static org.assertj.core.api.Assertions.assertThat;

import cleave.platform.auth.NamesAsTokens;
import cleave.platform.events.EventSettings;
import cleave.platform.events.EventType;
import cleave.platform.events.Events;
import cleave.platform.events.Outbox;
import cleave.platform.http.TestServer;
import cleave.platform.sql.Database;
import cleave.platform.sql.TestDatabases;
import cleave.status.ModerationSettings.Publish;
import cleave.status.api.StatusDecided;
import cleave.status.api.StatusWritten;
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
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.StreamSupport;

/** Statuses behind a real server, and in moderation's place whoever calls {@link #decide}. A token is a user's name. */
final class JudgedStatuses implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final EventSettings SETTINGS = new EventSettings(
            3, Duration.ofMillis(10), Duration.ofSeconds(1), Duration.ofHours(1), Duration.ofMillis(50));
    private static final EventType<StatusDecided> DECIDED = new EventType<>(StatusDecided.TYPE, StatusDecided.class);
    private static final EventType<StatusWritten> WRITTEN = new EventType<>(StatusWritten.TYPE, StatusWritten.class);

    final Queue<StatusWritten> told = new ConcurrentLinkedQueue<>();
    private final Database judges;
    private final Events events = new Events(SETTINGS, new SimpleMeterRegistry(), Clock.systemUTC());
    private final Outbox outbox;
    private final StatusModule module;
    private final TestServer server;
    private final ExecutorService blocking = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    /**
     * @param judges the database in moderation's place
     * @param heard whether anybody wants to hear of statuses
     */
    JudgedStatuses(Database database, Database judges, Publish publish, boolean heard) {
        this.judges = judges;
        this.module = new StatusModule(
                database,
                TestDatabases.settings(""),
                new ModerationSettings(publish),
                events,
                new SimpleMeterRegistry(),
                Clock.systemUTC(),
                blocking);
        this.outbox = events.outbox("moderation", judges);
        if (heard) events.subscribe(WRITTEN, "moderation", judges, told::addAll);
        this.server = new TestServer(module.routes(), new NamesAsTokens());
        events.start();
    }

    /** Has the decisions told of, in one transaction. */
    void decide(StatusDecided... decisions) {
        judges.write(handle -> {
            outbox.publish(handle, DECIDED, List.of(decisions));
            return true;
        });
        outbox.wake();
    }

    /** Writes a status, and tells what was answered. */
    JsonNode post(String author, String text) {
        HttpResponse<String> answer = send(request(author, "/status")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json(Map.of("text", text)))));
        assertThat(answer.statusCode()).isEqualTo(201);
        return read(answer);
    }

    HttpResponse<String> list(String reader, String query) {
        HttpResponse<String> answer = send(request(reader, "/status" + query));
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer;
    }

    List<String> ids(String reader) {
        return StreamSupport.stream(read(list(reader, "")).spliterator(), false)
                .map(item -> item.path("id").asText())
                .toList();
    }

    /** What the author sees of the moderation of their newest status. */
    JsonNode newest(String author) {
        return read(list(author, "/mine")).path(0).path("moderation");
    }

    private HttpRequest.Builder request(String user, String path) {
        return HttpRequest.newBuilder(URI.create(server.url(path)))
                .timeout(Duration.ofSeconds(10))
                .header("Authorization", "Bearer " + user);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static JsonNode read(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        client.close();
        server.close();
        events.close();
        module.close();
        judges.close();
        blocking.shutdownNow();
    }
}
