package cleave.user;

import cleave.platform.auth.PasswordHasher;
import cleave.platform.auth.SettableClock;
import cleave.platform.auth.SigningKeys;
import cleave.platform.auth.TestSettings;
import cleave.platform.auth.ThrottleSettings;
import cleave.platform.auth.Tokens;
import cleave.platform.http.TestServer;
import cleave.platform.sql.TestDatabases;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The user module behind a real server, with a clock that a test moves, and a client for it. */
final class RunningUsers implements AutoCloseable {
    static final String PASSWORD = "a lantern in the fog";

    private static final ObjectMapper JSON = new ObjectMapper();

    final SettableClock clock = new SettableClock();
    final Tokens tokens;
    private final UserModule module;
    private final TestServer server;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    /** An answer, its body read as JSON. */
    record Answer(int status, JsonNode body, HttpResponse<String> http) {
        String header(String name) {
            return http.headers().firstValue(name).orElse("");
        }

        String code() {
            return body.path("code").asText();
        }
    }

    RunningUsers(Path folder, ThrottleSettings throttles) {
        this(folder, throttles, new OperatorSettings(List.of()));
    }

    RunningUsers(Path folder, ThrottleSettings throttles, OperatorSettings operators) {
        tokens = new Tokens(TestSettings.auth(), SigningKeys.open(folder.resolve("keys")), clock);
        module = new UserModule(
                TestDatabases.sqlite("user", folder),
                tokens,
                new PasswordHasher(TestSettings.auth()),
                throttles,
                operators,
                clock);
        server = new TestServer(module.routes(), tokens);
    }

    Answer register(String email, String password) {
        return post("/register", Map.of("email", email, "password", password));
    }

    Answer logIn(String email, String password) {
        return post("/login", Map.of("email", email, "password", password));
    }

    Answer post(String path, Object body) {
        try {
            return post(path, "application/json", JSON.writeValueAsString(body));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    Answer post(String path, String mediaType, String body) {
        return send(request(path).header("Content-Type", mediaType).POST(BodyPublishers.ofString(body)));
    }

    Answer get(String path, String token) {
        return send(request(path).header("Authorization", "Bearer " + token));
    }

    Answer get(String path) {
        return send(request(path));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(server.url(path))).timeout(Duration.ofSeconds(30));
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), JSON.readTree(response.body()), response);
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        client.close();
        server.close();
        module.close();
    }
}
