package cleave.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cleave.cluster.Cleave;
import cleave.e2e.Answer;
import cleave.e2e.Api;
import cleave.e2e.Api.Person;
import cleave.e2e.Api.Status;
import cleave.e2e.Programs;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The disk that holds SQLite's files has no room left, and then has again. */
@Timeout(240)
final class DiskFullTest {
    private static final int MEGABYTES = 32;
    private static final long LEFT = 1 << 20;
    private static final String LONG_TEXT = "The tide is high. ".repeat(250);

    @Test
    void onAFullDiskWritesGet503ReadsGoOnAndNothingBreaks() throws SQLException {
        Optional<Tmpfs> mounted = Tmpfs.mounted(MEGABYTES);
        assumeTrue(mounted.isPresent(), "this user may not mount a small disk");
        try (Tmpfs disk = mounted.orElseThrow();
                Cleave cleave = Programs.server(disk.folder(), Map.of())) {
            cleave.start();
            List<String> acknowledged = new ArrayList<>();
            Person reader;
            try (Api api = new Api(cleave.url())) {
                reader = api.person();
                Person author = api.person();
                disk.fill(LEFT);
                Answer refused = writeUntilRefused(api, author, acknowledged);
                assertUnavailable(refused);
                assertThat(acknowledged).hasSizeGreaterThan(10);
                for (int i = 0; i < 20; i++) {
                    assertUnavailable(api.write(author, LONG_TEXT));
                    assertThat(api.list(reader).getFirst().id()).isEqualTo(acknowledged.getLast());
                    api.get("/status?limit=100", reader.token()).expect(200);
                }
                disk.makeRoom();
                await().atMost(Duration.ofSeconds(5)).untilAsserted(() -> acknowledged.add(written(api, author)));
                assertThat(ids(api.listAll(reader))).isEqualTo(acknowledged.reversed());
            }
            cleave.stop();
            assertThat(disk.databases()).isNotEmpty().allSatisfy(DiskFullTest::isIntact);
            cleave.start();
            try (Api api = new Api(cleave.url())) {
                assertThat(ids(api.listAll(reader))).isEqualTo(acknowledged.reversed());
            }
        }
    }

    private static Answer writeUntilRefused(Api api, Person author, List<String> acknowledged) {
        for (int i = 0; i < MEGABYTES << 20; i += LONG_TEXT.length()) {
            Answer answer = api.write(author, LONG_TEXT);
            if (answer.status() != 201) {
                return answer;
            }
            acknowledged.add(answer.json().path("id").asText());
        }
        throw new AssertionError("The disk should be full by now.");
    }

    private static String written(Api api, Person author) {
        return api.write(author, LONG_TEXT).expect(201).json().path("id").asText();
    }

    private static void assertUnavailable(Answer answer) {
        answer.expect(503);
        assertThat(answer.header("Retry-After")).isNotEmpty();
    }

    private static List<String> ids(List<Status> statuses) {
        return statuses.stream().map(Status::id).toList();
    }

    private static void isIntact(Path database) {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("pragma integrity_check")) {
            assertThat(found.next()).isTrue();
            assertThat(found.getString(1)).as(database.toString()).isEqualTo("ok");
        } catch (SQLException e) {
            throw new AssertionError(database + " cannot be read", e);
        }
    }
}
