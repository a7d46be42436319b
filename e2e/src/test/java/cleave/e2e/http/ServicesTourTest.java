package cleave.e2e.http;

import static org.assertj.core.api.Assertions.assertThat;

import cleave.cluster.Folder;
import cleave.e2e.Programs;
import cleave.e2e.Run;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The way from one process to services, gone as its page describes it. */
final class ServicesTourTest {
    @Test
    void whatThePageShowsIsWhatHappens() throws Exception {
        List<Tour.Step> steps = Tour.steps(Files.readString(Path.of("../docs/from-monolith-to-services.md")));
        assertThat(steps).hasSizeGreaterThan(10).anyMatch(step -> step.expected() != null);
        Path folder = Folder.temporary("cleave-way-");
        AutoCloseable atExit = Run.atExit(folder, "down", "--data", "three");
        try {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
            String line =
                    Programs.brief().stream().map(word -> "'" + word + "'").collect(Collectors.joining(" "));
            Path cleave = Files.writeString(folder.resolve("cleave"), "#!/bin/sh\nexec " + line + " \"$@\"\n");
            Files.setPosixFilePermissions(cleave, PosixFilePermissions.fromString("rwxr-xr-x"));
            assertThat(TourGuide.take(steps, folder, Map.of())).isEmpty();
        } finally {
            Run.of(folder, "down", "--data", "three");
            atExit.close();
            Folder.delete(folder);
        }
    }
}
