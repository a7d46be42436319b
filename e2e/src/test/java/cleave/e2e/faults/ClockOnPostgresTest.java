package cleave.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cleave.e2e.Api.Person;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class ClockOnPostgresTest extends ClockSuite {
    @Override
    Site open() {
        return Site.onPostgres();
    }

    @Override
    void bindId(PreparedStatement statement, int index, String id) throws SQLException {
        statement.setObject(index, UUID.fromString(id));
    }

    @Test
    void whatIsWrittenAfterAStatusOfATwinWhoseClockIsAheadComesFirst() throws SQLException {
        try (Site site = open()) {
            Person author = site.api().person();
            Person reader = site.api().person();
            for (int i = 1; i <= 5; i++) {
                String ahead = insert(
                        site,
                        author,
                        System.currentTimeMillis() + Duration.ofHours(i).toMillis());
                await().atMost(Duration.ofSeconds(5))
                        .untilAsserted(
                                () -> assertThat(ids(site.api().list(reader))).startsWith(ahead));
                String after = site.api()
                        .write(author, "Seen, and answered")
                        .expect(201)
                        .json()
                        .path("id")
                        .asText();
                assertThat(ids(site.api().list(reader))).startsWith(after, ahead);
            }
        }
    }
}
