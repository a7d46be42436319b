package cleave.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Set;

/** Holds a running server to all rows of both labs and of the contract that need no more than is told of it. */
public final class EveryRowHolds {
    private EveryRowHolds() {}

    /** All but those for which something must be told. */
    public static void at(String url) throws IOException, UnreachableException, InterruptedException {
        at(url, Surroundings.UNKNOWN);
    }

    public static void at(String url, Surroundings surroundings)
            throws IOException, UnreachableException, InterruptedException {
        Report report = Conformance.run(
                URI.create(url),
                Preset.ALL,
                Rows.of(Preset.ALL, Set.of(Group.values())),
                Mapping.none(),
                surroundings,
                Duration.ofSeconds(10),
                result -> {});
        assertThat(report.failed()).isEmpty();
        assertThat(report.results()).hasSizeGreaterThan(150);
    }
}
