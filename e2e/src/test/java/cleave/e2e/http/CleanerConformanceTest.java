package cleave.e2e.http;

import cleave.conformance.EveryRowFindsItsFault;
import cleave.conformance.Group;
import cleave.conformance.Surroundings;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The rows that watch the cleaner at work, on a server that keeps notifications for seconds. */
final class CleanerConformanceTest extends EveryRowFindsItsFault {
    private static final Duration RETENTION = Duration.ofSeconds(4);

    private @Nullable OwnServer own;

    @BeforeAll
    void start() {
        own = OwnServer.with(
                Map.of("notification.retention", RETENTION.toSeconds() + "s", "notification.cleaner.interval", "1s"));
    }

    @AfterAll
    void stop() {
        if (own != null) own.close();
    }

    @Override
    protected URI server() {
        return URI.create(Objects.requireNonNull(own).server().url());
    }

    @Override
    protected Surroundings surroundings() {
        return new Surroundings(RETENTION, null, null);
    }

    @Override
    protected Set<Group> groups() {
        return Set.of(Group.values());
    }
}
