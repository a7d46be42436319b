package cleave.post;

import static org.assertj.core.api.Assertions.assertThat;

import cleave.platform.auth.NamesAsTokens;
import cleave.platform.events.EventSettings;
import cleave.platform.events.EventType;
import cleave.platform.events.Events;
import cleave.platform.http.TestServer;
import cleave.platform.objects.Media;
import cleave.platform.objects.ObjectStores;
import cleave.platform.objects.Objects;
import cleave.platform.objects.Stored;
import cleave.platform.objects.TestMedia;
import cleave.platform.sql.Database;
import cleave.platform.sql.TestDatabases;
import cleave.post.api.PostPublished;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.InputStream;
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
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** The post module behind a real server, with its objects in a folder, and a client for it. A token is a user's name. */
final class RunningPosts implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern KEY = Pattern.compile("post/[0-9a-v]{26}\\.txt");

    final Path folder;
    final Objects objects;
    final PostModule module;
    final List<PostPublished> published = new CopyOnWriteArrayList<>();
    private final Events events;
    private final TestServer server;
    private final ExecutorService blocking = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    /** An answer, its body read as JSON where it is such. */
    record Answer(int status, JsonNode body, HttpResponse<String> http) {
        Answer expect(int wanted) {
            assertThat(status).as(http.body()).isEqualTo(wanted);
            return this;
        }

        String header(String name) {
            return http.headers().firstValue(name).orElse("");
        }

        String code() {
            return body.path("code").asText();
        }

        /** The fields that are wrong. */
        List<String> wrong() {
            return StreamSupport.stream(body.path("errors").spliterator(), false)
                    .map(error -> error.path("field").asText())
                    .toList();
        }

        String id() {
            return body.path("id").asText();
        }

        List<String> ids() {
            return StreamSupport.stream(body.spliterator(), false)
                    .map(item -> item.path("id").asText())
                    .toList();
        }
    }

    RunningPosts(Path folder, Database database) {
        this.folder = folder;
        Duration second = Duration.ofSeconds(1);
        this.objects = ObjectStores.folder(folder.resolve("objects"));
        Media media = TestMedia.of(Duration.ofHours(1), Duration.ofHours(2), folder.resolve("keys"), Clock.systemUTC());
        this.events = new Events(
                new EventSettings(3, Duration.ofMillis(10), second, Duration.ofHours(1), second),
                new SimpleMeterRegistry(),
                Clock.systemUTC());
        this.module = new PostModule(
                database,
                TestDatabases.settings(""),
                events,
                objects,
                media,
                new SimpleMeterRegistry(),
                Clock.systemUTC(),
                blocking);
        events.subscribe(new EventType<>(PostPublished.TYPE, PostPublished.class), "test", database, published::addAll);
        events.start();
        this.server = new TestServer(module.routes(), new NamesAsTokens());
    }

    Answer post(String user, Map<String, ?> body) {
        return send(json(user, write(body)));
    }

    Answer post(String user, Multipart form) {
        return send(form(user, form));
    }

    Answer get(String user, String path) {
        return send(request(user, path));
    }

    HttpRequest.Builder json(String user, String body) {
        return request(user, "/post").header("Content-Type", "application/json").POST(BodyPublishers.ofString(body));
    }

    HttpRequest.Builder form(String user, Multipart form) {
        return request(user, "/post")
                .header("Content-Type", Multipart.TYPE)
                .POST(BodyPublishers.ofByteArray(form.bytes()));
    }

    HttpRequest.Builder request(String user, String path) {
        return HttpRequest.newBuilder(URI.create(server.url(path)))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Bearer " + user);
    }

    Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), JSON.readTree(response.body()), response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    static String write(Object body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    /** The bytes behind the URL of a post's snippet. */
    byte[] code(Answer post) {
        try (InputStream in = objects.get(key(post), 0, Long.MAX_VALUE)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The key of the object with a post's snippet. */
    String key(Answer post) {
        String url = post.body().path("snippet").path("url").asText();
        Matcher key = KEY.matcher(url);
        assertThat(key.find()).as(url).isTrue();
        return key.group();
    }

    List<String> objectKeys() {
        return objects.list("post/", null, 100).stream().map(Stored::key).toList();
    }

    @Override
    public void close() {
        client.close();
        server.close();
        events.close();
        module.close();
        objects.close();
        blocking.shutdownNow();
    }
}
