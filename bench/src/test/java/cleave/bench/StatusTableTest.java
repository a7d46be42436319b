package cleave.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatusTableTest {
    private static final CleaveApi.Person AUTHOR =
            new CleaveApi.Person("0193a5b2-7c1d-7e2f-8a3b-4c5d6e7f8091", "author", "token");

    @Test
    void fillsTheTableWithRowsWhoseIdsSortByTheirAge(@TempDir Path data) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("status.db"));
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE status (id TEXT PRIMARY KEY, author_id TEXT NOT NULL,"
                    + " author_name TEXT NOT NULL, text TEXT NOT NULL, created_at INTEGER NOT NULL,"
                    + " idempotency_key TEXT)");

            StatusTable.fill(data, AUTHOR, 1000);

            try (ResultSet rows = statement.executeQuery("SELECT id, author_id, created_at FROM status ORDER BY id")) {
                long last = 0;
                for (int row = 0; row < 1000; row++) {
                    assertThat(rows.next()).isTrue();
                    assertThat(rows.getString("author_id")).isEqualTo(AUTHOR.id());
                    assertThat(rows.getLong("created_at"))
                            .isGreaterThan(last)
                            .isLessThan(Instant.now().toEpochMilli());
                    last = rows.getLong("created_at");
                }
                assertThat(rows.next()).isFalse();
            }
        }
    }

    @Test
    void makesIdsOfVersionSevenForTheirMoment() {
        UUID id = StatusTable.uuidv7(1_764_547_200_123L);
        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(1_764_547_200_123L);
    }
}
