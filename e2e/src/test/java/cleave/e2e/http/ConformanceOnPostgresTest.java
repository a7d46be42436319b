package cleave.e2e.http;

import cleave.cluster.Cleave;
import cleave.conformance.EveryRowHolds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresServer.class)
final class ConformanceOnPostgresTest {
    @Test
    void everyRowHolds(Cleave server) throws Exception {
        EveryRowHolds.at(server.url());
    }
}
