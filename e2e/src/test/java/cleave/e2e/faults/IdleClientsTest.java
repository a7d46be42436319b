package cleave.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;

import cleave.cluster.Cleave;
import cleave.cluster.Folder;
import cleave.e2e.Api;
import cleave.e2e.Api.Person;
import cleave.e2e.Programs;
import cleave.e2e.RawConnection;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** Clients that open connections and do not use them, or misuse them, leave the others unharmed. */
@Timeout(240)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class IdleClientsTest {
    private static final int CONNECTIONS = 64;
    private static final int REQUESTS = 400;
    private static final int MALFORMED = 3000;
    private static final long GROWTH = 24 << 20;

    private static final List<String> BAD_BODIES = List.of(
            "{\"text\":",
            "{\"text\":\"\\ud800\"}",
            "{\"text\":\"a\",\"text\":\"b\"}",
            "[".repeat(10_000),
            "\"" + "x".repeat(60_000),
            "{\"text\":\"\0\"}",
            "\u00ff\u00fe");
    private static final List<String> BAD_HEADS = List.of(
            "GET /status HTTP/1.1\r\nHost: here\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n",
            "GET /status HTTP/1.1\r\nHost: here\r\nX: " + "x".repeat(17_000) + "\r\n\r\n",
            "\0\1\2\3\r\n\r\n",
            "POST /status HTTP/1.1\r\nHost: here\r\nContent-Length: many\r\n\r\n");

    private final Path folder = Folder.temporary("cleave-idle-");
    /** A small heap, so that what is not given back is soon missed. */
    private final Cleave cleave = new Cleave(
            Programs.underTest().stream()
                    .map(word -> word.equals("-Xmx320m") ? "-Xmx64m" : word)
                    .toList(),
            folder,
            Map.of());

    @BeforeAll
    void start() {
        cleave.start();
    }

    @AfterAll
    void stop() {
        cleave.close();
        Folder.delete(folder);
    }

    @Test
    void connectionsThatSendNothingDoNotSlowOthersDown() throws IOException {
        othersAreServedBeside("");
    }

    @Test
    void connectionsThatSendHalfAHeadDoNotSlowOthersDown() throws IOException {
        othersAreServedBeside("POST /status HTTP/1.1\r\nHost: he");
    }

    @Test
    void connectionsThatSendHalfABodyDoNotSlowOthersDown() throws IOException {
        try (Api api = new Api(cleave.url())) {
            String token = api.person().token();
            othersAreServedBeside(
                    "POST /status HTTP/1.1\r\nHost: here\r\nAuthorization: Bearer %s\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{\"text\":"
                            .formatted(token));
        }
    }

    private void othersAreServedBeside(String beginning) throws IOException {
        List<RawConnection> idle = new ArrayList<>();
        try (Api api = new Api(cleave.url())) {
            for (int i = 0; i < CONNECTIONS; i++) {
                RawConnection connection = new RawConnection(cleave.url());
                idle.add(connection);
                connection.send(beginning);
            }
            Person author = api.person();
            Person reader = api.person();
            long[] times = new long[REQUESTS];
            for (int i = 0; i < REQUESTS; i++) {
                long asked = System.nanoTime();
                if (i % 2 == 0) {
                    api.write(author, "Still served").expect(201);
                } else {
                    api.get("/status", reader.token()).expect(200);
                }
                times[i] = System.nanoTime() - asked;
            }
            Arrays.sort(times);
            assertThat(Duration.ofNanos(times[REQUESTS * 99 / 100])).isLessThan(Duration.ofSeconds(1));
        } finally {
            for (RawConnection connection : idle) {
                connection.close();
            }
        }
    }

    @Test
    void thousandsOfMalformedRequestsLeaveNoMemoryBehind() throws IOException {
        try (Api api = new Api(cleave.url())) {
            Person person = api.person();
            misuse(person, MALFORMED);
            long before = cleave.residentBytes();
            misuse(person, MALFORMED);
            long growth = cleave.residentBytes() - before;
            System.out.printf(
                    "RSS %d MiB, %d KiB more after %d malformed requests%n", before >> 20, growth >> 10, MALFORMED);
            assertThat(growth).isLessThan(GROWTH);
            api.write(person, "Still served").expect(201);
        }
    }

    private void misuse(Person person, int requests) throws IOException {
        for (int i = 0; i < requests; i++) {
            boolean body = i % 2 == 0;
            String request = body
                    ? post(person, BAD_BODIES.get(i / 2 % BAD_BODIES.size()))
                    : BAD_HEADS.get(i / 2 % BAD_HEADS.size());
            try (RawConnection connection = new RawConnection(cleave.url())) {
                assertThat(connection.send(request).status()).as(request).isBetween(400, 499);
            }
        }
    }

    private static String post(Person person, String body) {
        return "POST /status HTTP/1.1\r\nHost: here\r\nAuthorization: Bearer %s\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
                .formatted(person.token(), body.length(), body);
    }
}
