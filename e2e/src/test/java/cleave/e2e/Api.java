package cleave.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Cleave's HTTP interface as a client uses it. Every request has a deadline. Safe for many threads.
 *
 * <p>Methods that return an {@link Answer} return whatever was answered; the others fail unless they succeed.
 */
public final class Api implements AutoCloseable {
    public static final String PASSWORD = "violet tram over the quiet harbour";
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final String url;

    /**
     * A client of one server.
     *
     * @param url {@code http://host:port}
     */
    public Api(String url) {
        this.url = url;
    }

    /** Someone who is logged in. */
    public record Person(String id, String name, String email, String token) {}

    /** A status as a list shows it. */
    public record Status(String id, String authorId, String text, String createdAt) {
        static Status of(JsonNode json) {
            return new Status(
                    json.path("id").asText(),
                    json.path("author").path("id").asText(),
                    json.path("text").asText(),
                    json.path("createdAt").asText());
        }
    }

    /** A new person with a name that nobody else has, registered and logged in. */
    public Person person() {
        return person("p" + UUID.randomUUID() + "@example.org");
    }

    /** The same with an e-mail of one's choice, which nobody must have. */
    public Person person(String email) {
        JsonNode user = register(email, PASSWORD).expect(201).json();
        String token = login(email, PASSWORD).expect(200).json().path("token").asText();
        return new Person(user.path("id").asText(), user.path("name").asText(), email, token);
    }

    public Answer register(String email, String password) {
        return post("/register", null, Map.of("email", email, "password", password), Map.of());
    }

    public Answer login(String email, String password) {
        return post("/login", null, Map.of("email", email, "password", password), Map.of());
    }

    /** Writes a status without an Idempotency-Key. */
    public Answer write(Person author, String text) {
        return post("/status", author.token(), Map.of("text", text), Map.of());
    }

    public Answer write(Person author, String text, String idempotencyKey) {
        return post("/status", author.token(), Map.of("text", text), Map.of("Idempotency-Key", idempotencyKey));
    }

    /** Publishes a post. */
    public Answer publish(Person author, Object post, String idempotencyKey) {
        return post("/post", author.token(), post, Map.of("Idempotency-Key", idempotencyKey));
    }

    /** Shares a picture as a story, its bytes as the request's body. */
    public Answer share(Person author, byte[] picture, String idempotencyKey) {
        return send(request("/story", author.token())
                .header("Content-Type", "image/jpeg")
                .header("Idempotency-Key", idempotencyKey)
                .POST(HttpRequest.BodyPublishers.ofByteArray(picture)));
    }

    /** The bytes at a path that needs no token. */
    public byte[] download(String path) {
        HttpResponse<byte[]> response = exchange(request(path, null).GET());
        Answer.of(response).expect(200);
        return response.body();
    }

    /** The first page of what others wrote. */
    public List<Status> list(Person reader) {
        return statuses(get("/status", reader.token()).expect(200));
    }

    /** All that others wrote, newest first, in pages of 100 as their links lead from one to the next. */
    public List<Status> listAll(Person reader) {
        return follow(reader, "/status?limit=100");
    }

    /** All that the author wrote, newest first, like {@link #listAll}. */
    public List<Status> mine(Person author) {
        return follow(author, "/status/mine?limit=100");
    }

    /** The statuses of all pages from {@code path} on. */
    public List<Status> follow(Person reader, String path) {
        return items(reader, path).stream().map(Status::of).toList();
    }

    /** All pages from {@code path} on, joined; fails when links lead in a circle. */
    public List<JsonNode> items(Person reader, String path) {
        List<JsonNode> all = new ArrayList<>();
        List<String> seen = new ArrayList<>();
        for (String next = path; next != null; ) {
            if (seen.contains(next)) {
                throw new AssertionError("The links lead in a circle: " + seen + " and again " + next);
            }
            seen.add(next);
            Answer page = get(next, reader.token()).expect(200);
            page.json().forEach(all::add);
            next = page.nextLink();
        }
        return all;
    }

    public static List<Status> statuses(Answer page) {
        List<Status> statuses = new ArrayList<>();
        page.json().forEach(item -> statuses.add(Status.of(item)));
        return statuses;
    }

    /**
     * A GET.
     *
     * @param token null for a request without one
     */
    public Answer get(String path, @Nullable String token) {
        return send(request(path, token).GET());
    }

    /**
     * A POST of JSON.
     *
     * @param headers beside Content-Type and Authorization
     */
    public Answer post(String path, @Nullable String token, Object json, Map<String, String> headers) {
        HttpRequest.Builder request = request(path, token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        Answer.JSON.valueToTree(json).toString()));
        headers.forEach(request::header);
        return send(request);
    }

    /** A request to {@code path} of this server, to be completed and sent with {@link #send}. */
    public HttpRequest.Builder request(String path, @Nullable String token) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(url + path)).timeout(LIMIT);
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    /**
     * Sends the request and reads the answer.
     *
     * @throws Unanswered when the connection ended before the answer: it may or may not have been carried out
     */
    public Answer send(HttpRequest.Builder request) {
        return Answer.of(exchange(request));
    }

    private HttpResponse<byte[]> exchange(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new Unanswered(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unanswered(e);
        }
    }

    /** No answer came. */
    public static final class Unanswered extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unanswered(Exception cause) {
            super("The server did not answer: " + cause, cause);
        }
    }

    public String url() {
        return url;
    }

    @Override
    public void close() {
        http.shutdownNow();
        http.close();
    }
}
