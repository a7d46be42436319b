package cleave.status;

import cleave.platform.sql.Database;
import cleave.platform.sql.TestDatabases;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class StatusFeedOnPostgresTest extends StatusFeedSuite {
    private final String url = TestDatabases.postgresUrl();

    @Override
    Database open(Path folder) {
        return TestDatabases.postgres("status", url);
    }

    @Test
    void whatAnotherProcessCommittedIsServedWithinFiftyMilliseconds() throws Exception {
        start();
        for (int i = 0; i < 20; i++) {
            String id = post(1, "ann", "n" + i);
            Awaitility.await()
                    .atMost(Duration.ofMillis(500))
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> ids(list(0, "bob")).getFirst().equals(id));
        }
    }
}
