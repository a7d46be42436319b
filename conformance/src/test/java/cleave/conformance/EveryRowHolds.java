package cleave.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Set;

/** Holds a running server to all rows of both labs and of the contract that need nothing told of it. */
public final class EveryRowHolds {
    private EveryRowHolds() {}

    public static void at(String url) throws IOException, UnreachableException, InterruptedException {
        Report report = Conformance.run(
                URI.create(url),
                Preset.ALL,
                Set.of(Group.values()),
                Mapping.none(),
                Duration.ofSeconds(10),
                result -> {});
        assertThat(report.failed()).isEmpty();
        assertThat(report.results()).hasSizeGreaterThan(150);
    }
}
