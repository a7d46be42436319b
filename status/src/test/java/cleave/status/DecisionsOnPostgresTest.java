package cleave.status;

import static org.assertj.core.api.Assertions.assertThat;

import cleave.platform.sql.Database;
import cleave.platform.sql.TestDatabases;
import cleave.status.ModerationSettings.Publish;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class DecisionsOnPostgresTest extends DecisionsSuite {
    private final String url = TestDatabases.postgresUrl();

    @Override
    Database open(String module, Path folder) {
        return TestDatabases.postgres(module, url);
    }

    @Test
    void whatAnotherProcessWasToldCountsHereAsSoon() {
        JudgedStatuses one = start(Publish.AFTER, true);
        JudgedStatuses other = start(Publish.AFTER, true);
        String id = id(one.post("ann", "text of it"));
        Awaitility.await().until(() -> other.ids("bob").equals(List.of(id)));
        one.decide(decision(id, 1, true, true, null));
        Awaitility.await().until(() -> one.ids("bob").isEmpty());
        Awaitility.await()
                .atMost(Duration.ofMillis(500))
                .pollInterval(Duration.ofMillis(5))
                .until(() -> other.ids("bob").isEmpty());
        one.decide(decision(id, 2, false, false, "fine"));
        Awaitility.await().until(() -> other.ids("bob").equals(List.of(id)));
        assertThat(other.newest("ann").path("note").asText()).isEqualTo("fine");
    }
}
