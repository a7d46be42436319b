package cleave.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/** The few calls that bring a server into the state a measurement needs. Anything but success is a failure. */
final class CleaveApi implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final String PASSWORD = "violet tram over the quiet harbour";
    private static final ObjectMapper JSON = new ObjectMapper();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(LIMIT)
            .build();
    private final String url;

    CleaveApi(String url) {
        this.url = url;
    }

    /** A person as the server knows them. */
    record Person(String id, String name, String token) {}

    Person registered(String name) {
        Map<String, String> credentials = Map.of("email", name + "@example.org", "password", PASSWORD);
        JsonNode user = json(post("/register", "", credentials), 201);
        JsonNode session = json(post("/login", "", credentials), 200);
        return new Person(
                user.get("id").asText(),
                user.get("name").asText(),
                session.get("token").asText());
    }

    void write(Person author, String text) {
        json(post("/status", author.token(), Map.of("text", text)), 201);
    }

    /**
     * Writes a post.
     *
     * @param code its snippet; empty for none
     * @return the path of the snippet, where there is one
     */
    String post(Person author, String text, String code) {
        Object body = code.isEmpty() ? Map.of("text", text) : Map.of("text", text, "snippet", Map.of("code", code));
        return json(post("/post", author.token(), body), 201).at("/snippet/url").asText();
    }

    /** Uploads a picture; the status of the answer, which may be 503 when the server has enough to do. */
    HttpResponse<byte[]> upload(Person author, byte[] picture) {
        return send(request("/story", author.token())
                .header("Content-Type", "image/jpeg")
                .POST(HttpRequest.BodyPublishers.ofByteArray(picture)));
    }

    /** What is at a path, for anybody. */
    byte[] at(String path) {
        HttpResponse<byte[]> response = send(request(path, "").GET());
        expect(response, 200);
        return response.body();
    }

    /** The list of statuses as this reader gets it. */
    Answer list(Person reader) {
        return list(reader, "/status");
    }

    /** A list as this reader gets it. */
    Answer list(Person reader, String path) {
        HttpResponse<byte[]> response = send(request(path, reader.token()).GET());
        expect(response, 200);
        return new Answer(
                new String(response.body(), StandardCharsets.UTF_8),
                response.headers().firstValue("ETag").orElse(""));
    }

    record Answer(String body, String etag) {
        byte[] bytes() {
            return body.getBytes(StandardCharsets.UTF_8);
        }

        int items() {
            try {
                return JSON.readTree(body).size();
            } catch (IOException e) {
                throw new BenchFailure("The list is not JSON: " + e.getMessage(), e);
            }
        }
    }

    /** The status code of the list for a reader who already has it. */
    int listAgain(Person reader, String etag) {
        return send(request("/status", reader.token())
                        .header("If-None-Match", etag)
                        .GET())
                .statusCode();
    }

    private HttpResponse<byte[]> post(String path, String token, Object body) {
        try {
            return send(request(path, token)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body))));
        } catch (IOException e) {
            throw new BenchFailure("Cannot write JSON: " + e.getMessage(), e);
        }
    }

    private HttpRequest.Builder request(String path, String token) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(url + path)).timeout(LIMIT);
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new BenchFailure("Cleave does not answer: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailure("Interrupted.", e);
        }
    }

    private static JsonNode json(HttpResponse<byte[]> response, int status) {
        expect(response, status);
        try {
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new BenchFailure("Not JSON from " + response.uri() + ": " + e.getMessage(), e);
        }
    }

    private static void expect(HttpResponse<byte[]> response, int status) {
        if (response.statusCode() != status) {
            throw new BenchFailure("%s %s answered %d instead of %d: %s"
                    .formatted(
                            response.request().method(),
                            response.uri(),
                            response.statusCode(),
                            status,
                            new String(response.body(), StandardCharsets.UTF_8)));
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
