package cleave.e2e.http;

import static org.assertj.core.api.Assertions.assertThat;

import cleave.cluster.Cleave;
import cleave.conformance.Conformance;
import cleave.conformance.Group;
import cleave.conformance.Mapping;
import cleave.conformance.Preset;
import cleave.conformance.Report;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresServer.class)
final class ConformanceOnPostgresTest {
    @Test
    void everyRowHolds(Cleave server) throws Exception {
        Report report = Conformance.run(
                URI.create(server.url()),
                Preset.ALL,
                Set.of(Group.values()),
                Mapping.none(),
                Duration.ofSeconds(10),
                result -> {});
        assertThat(report.failed()).isEmpty();
        assertThat(report.results()).hasSizeGreaterThan(150);
    }
}
