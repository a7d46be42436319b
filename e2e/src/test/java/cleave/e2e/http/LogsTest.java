package cleave.e2e.http;

import static org.assertj.core.api.Assertions.assertThat;

import cleave.cluster.Cleave;
import cleave.cluster.Folder;
import cleave.cluster.Postgres;
import cleave.e2e.Answer;
import cleave.e2e.Api;
import cleave.e2e.Api.Person;
import cleave.e2e.Programs;
import cleave.e2e.RawConnection;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the process writes to its log and to the terminal, in good times and with its database gone. */
final class LogsTest {
    private static final String PASSWORD = "a lantern in the hidden fog";
    private static final String MARK = "hiddenword";

    @ParameterizedTest
    @ValueSource(strings = {"text", "json"})
    void noEmailNoPasswordAndNoTokenIsWritten(String format) throws Exception {
        Path folder = Folder.temporary("cleave-http-");
        try (Postgres postgres = Postgres.temporary()) {
            postgres.start();
            Map<String, String> settings = Map.of(
                    "log.format",
                    format,
                    "log.level",
                    "debug",
                    "database.timeout",
                    "500ms",
                    "database.wait",
                    "30s",
                    "database.url",
                    postgres.createDatabase("cleave"));
            try (Cleave server = Programs.server(folder, settings)) {
                server.start();
                List<String> secrets = new ArrayList<>(List.of(PASSWORD, MARK, postgres.password()));
                try (Api api = new Api(server.url())) {
                    secrets.addAll(use(api, server));
                    postgres.stop();
                    Person known = new Person("", "", MARK + "1@example.org", secrets.getLast());
                    Problems.require(api.login(known.email(), PASSWORD), 503);
                    Problems.require(api.register(MARK + "2@example.org", PASSWORD), 503);
                    Problems.require(api.write(known, MARK + " while it is away"), 503);
                }
                server.stop();
                String log = server.logOfThisStart();
                assertThat(log).contains("Cleave is ready").contains("WARN").doesNotContain(secrets);
                assertThat(log).doesNotContainPattern("eyJ[A-Za-z0-9_-]{10,}").doesNotContain("$argon2");
                if (format.equals("json")) everyLineIsJsonButTheThreeForTheTerminal(log);
            }
        } finally {
            Folder.delete(folder);
        }
    }

    /** Does whatever carries a secret, rightly and wrongly, and returns the secrets it met. */
    private static List<String> use(Api api, Cleave server) throws Exception {
        String email = MARK + "1@example.org";
        api.register(email, PASSWORD).expect(201);
        api.register(email, PASSWORD).expect(409);
        api.register(MARK + "@x", PASSWORD).expect(422);
        api.login(email, PASSWORD + "!").expect(401);
        api.login("un" + email, PASSWORD).expect(401);
        Answer session = api.login(email, PASSWORD).expect(200);
        String token = session.json().path("token").asText();
        api.get("/me", token).expect(200);
        api.get("/me", token + "x").expect(401);
        api.get("/" + email + "?token=" + token + "&password=" + PASSWORD.replace(' ', '+'), null)
                .expect(404);
        api.post("/status", token, Map.of("text", MARK + " in a status"), Map.of("Idempotency-Key", MARK))
                .expect(201);
        api.post("/login", null, "{\"password\":\"" + PASSWORD, Map.of()).expect(422);
        try (RawConnection connection = new RawConnection(server.url())) {
            connection.send("GET /" + email + " HTTP/1.1\r\nAuthorization: Bearer " + token + "\r\n\r\n");
            assertThat(connection.status()).isEqualTo(400);
        }
        return List.of(token, email, token);
    }

    private static void everyLineIsJsonButTheThreeForTheTerminal(String log) throws Exception {
        ObjectMapper json = new ObjectMapper();
        List<String> plain = new ArrayList<>();
        int warnings = 0;
        for (String line : log.lines().toList()) {
            if (line.startsWith("{")) {
                JsonNode event = json.readTree(line);
                assertThat(event.path("timestamp").asText()).isNotEmpty();
                assertThat(event.path("formattedMessage").asText()).isNotEmpty();
                if (event.path("level").asText().equals("WARN")) warnings++;
            } else {
                plain.add(line);
            }
        }
        assertThat(warnings).isPositive();
        assertThat(plain).hasSize(3);
        assertThat(plain.get(0)).startsWith("Data folder: ");
        assertThat(plain.get(1)).startsWith("Management: ");
        assertThat(plain.get(2)).startsWith("Cleave is ready: ");
    }
}
