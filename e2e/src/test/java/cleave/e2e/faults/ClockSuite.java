package cleave.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;

import cleave.cluster.Cleave;
import cleave.e2e.Api;
import cleave.e2e.Api.Person;
import cleave.e2e.Api.Status;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Statuses that are older than the clock now says. A subclass per database. */
@Timeout(240)
abstract class ClockSuite {
    private static final Duration AHEAD = Duration.ofHours(1);

    abstract Site open();

    /** The id as this database keeps it. */
    abstract void bindId(PreparedStatement statement, int index, String id) throws SQLException;

    @Test
    void statusesWrittenBeforeTheClockSteppedBackAreOlderThanThoseWrittenAfter() throws SQLException {
        try (Site site = open()) {
            Person author = site.api().person();
            Person reader = site.api().person();
            List<String> written = new ArrayList<>();
            write(site.api(), author, 15, written);
            Cleave cleave = site.cleave();
            cleave.stop();
            long future = System.currentTimeMillis() + AHEAD.toMillis();
            for (int i = 0; i < 15; i++) {
                written.add(insert(site, author, future + i));
            }
            cleave.start();
            write(site.api(), author, 15, written);

            List<String> newestFirst = written.reversed();
            assertThat(ids(site.api().list(reader))).isEqualTo(newestFirst.subList(0, 10));
            assertThat(ids(site.api().follow(reader, "/status"))).isEqualTo(newestFirst);
            assertThat(ids(site.api().follow(reader, "/status?limit=7"))).isEqualTo(newestFirst);
            assertThat(ids(site.api().mine(author))).isEqualTo(newestFirst);
        }
    }

    private static void write(Api api, Person author, int count, List<String> written) {
        for (int i = 0; i < count; i++) {
            written.add(
                    api.write(author, "In order").expect(201).json().path("id").asText());
        }
    }

    /** A status as a Cleave whose clock was ahead has written it. */
    final String insert(Site site, Person author, long millis) throws SQLException {
        String id = new UUID(millis << 16 | 0x7000, UUID.randomUUID().getLeastSignificantBits()).toString();
        try (Connection connection = DriverManager.getConnection(site.jdbcUrl("status"));
                PreparedStatement insert =
                        connection.prepareStatement("insert into status (id, author_id, author_name, text, created_at,"
                                + " idempotency_key) values (?, ?, ?, ?, ?, ?)")) {
            bindId(insert, 1, id);
            bindId(insert, 2, author.id());
            insert.setString(3, author.name());
            insert.setString(4, "From the future");
            insert.setLong(5, millis);
            insert.setNull(6, Types.VARCHAR);
            insert.executeUpdate();
        }
        return id;
    }

    static List<String> ids(List<Status> statuses) {
        return statuses.stream().map(Status::id).toList();
    }
}
