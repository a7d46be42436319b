package cleave.story;

import static org.assertj.core.api.Assertions.assertThat;

import cleave.platform.auth.NamesAsTokens;
import cleave.platform.http.TestServer;
import cleave.platform.objects.Media;
import cleave.platform.objects.ObjectStores;
import cleave.platform.objects.Objects;
import cleave.platform.objects.Stored;
import cleave.platform.objects.TestMedia;
import cleave.platform.sql.Database;
import cleave.platform.sql.TestDatabases;
import cleave.story.picture.Crafted;
import cleave.story.picture.PictureSettings;
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
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** The story module behind a real server, with its objects in a folder, and a client for it. A token is a user's name. */
final class RunningStories implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern KEY = Pattern.compile("story/[0-9a-v]{26}\\.(jpg|png)");

    final Objects objects;
    final StoryModule module;
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

        List<String> ids() {
            return StreamSupport.stream(body.spliterator(), false)
                    .map(item -> item.path("id").asText())
                    .toList();
        }
    }

    RunningStories(Path folder, Database database) {
        this.objects = ObjectStores.folder(folder.resolve("objects"));
        Media media = TestMedia.of(Duration.ofHours(1), Duration.ofHours(2), folder.resolve("keys"), Clock.systemUTC());
        this.module = new StoryModule(
                database,
                TestDatabases.settings(""),
                objects,
                media,
                new PictureSettings(64, Duration.ofSeconds(20)),
                new SimpleMeterRegistry(),
                Clock.systemUTC(),
                blocking);
        this.server = new TestServer(module.routes(), new NamesAsTokens());
    }

    /** Sends the picture as the whole body. */
    Answer raw(String user, byte[] picture) {
        return send(raw(user, picture, "image/jpeg"));
    }

    HttpRequest.Builder raw(String user, byte[] picture, String type) {
        return request(user).header("Content-Type", type).POST(BodyPublishers.ofByteArray(picture));
    }

    /** Sends files in a form, each in a field of this name. */
    Answer form(String user, String field, byte[]... files) {
        return send(request(user)
                .header("Content-Type", "multipart/form-data; boundary=edge")
                .POST(BodyPublishers.ofByteArray(form(field, files))));
    }

    static byte[] form(String field, byte[]... files) {
        byte[] body = new byte[0];
        for (byte[] file : files) {
            String head = "--edge\r\nContent-Disposition: form-data; name=\"" + field
                    + "\"; filename=\"../a.txt\"\r\nContent-Type: text/plain\r\n\r\n";
            body = Crafted.join(body, Crafted.latin1(head), file, Crafted.latin1("\r\n"));
        }
        return Crafted.join(body, Crafted.latin1("--edge--\r\n"));
    }

    Answer list(String user) {
        return send(request(user));
    }

    private HttpRequest.Builder request(String user) {
        return HttpRequest.newBuilder(URI.create(server.url("/story")))
                .timeout(Duration.ofSeconds(40))
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

    /** The bytes of the object that a URL names. */
    byte[] object(JsonNode image) {
        Matcher key = KEY.matcher(image.path("url").asText());
        assertThat(key.find()).as(image.toString()).isTrue();
        try (InputStream in = objects.get(key.group(), 0, Long.MAX_VALUE)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> objectKeys() {
        return objects.list("story/", null, 100).stream().map(Stored::key).toList();
    }

    @Override
    public void close() {
        client.close();
        server.close();
        module.close();
        objects.close();
        blocking.shutdownNow();
    }
}
