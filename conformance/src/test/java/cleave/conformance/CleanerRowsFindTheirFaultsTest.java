package cleave.conformance;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class CleanerRowsFindTheirFaultsTest extends EveryRowFindsItsFault {
    private static final Duration RETENTION = Duration.ofSeconds(2);

    private @Nullable SomebodysSolution solution;
    private Mapping mapping = Mapping.none();

    @BeforeAll
    void start() throws IOException {
        solution = new SomebodysSolution(RETENTION);
        mapping = Mapping.read(Path.of("src/test/resources/somebody.properties"));
    }

    @AfterAll
    void stop() {
        Objects.requireNonNull(solution).close();
    }

    @Override
    protected URI server() {
        return Objects.requireNonNull(solution).base();
    }

    @Override
    protected Mapping mapping() {
        return mapping;
    }

    @Override
    protected Surroundings surroundings() {
        return new Surroundings(RETENTION, null, null);
    }

    @Override
    protected Set<Group> groups() {
        return Set.of(Group.LAB);
    }
}
