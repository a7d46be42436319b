package cleave.conformance;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class LabRowsFindTheirFaultsTest extends EveryRowFindsItsFault {
    private @Nullable SomebodysSolution solution;
    private Mapping mapping = Mapping.none();

    @BeforeAll
    void start() throws IOException {
        solution = new SomebodysSolution();
        mapping = Mapping.read(Path.of("src/test/resources/somebody.properties"));
    }

    @AfterAll
    void stop() {
        if (solution != null) {
            solution.close();
        }
    }

    @Override
    protected URI server() {
        if (solution == null) {
            throw new IllegalStateException("not started");
        }
        return solution.base();
    }

    @Override
    protected Mapping mapping() {
        return mapping;
    }

    @Override
    protected Set<Group> groups() {
        return Set.of(Group.LAB);
    }
}
