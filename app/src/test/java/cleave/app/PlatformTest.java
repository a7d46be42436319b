package cleave.app;

import static org.assertj.core.api.Assertions.assertThat;

import cleave.platform.runtime.Settings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a process leaves in its folder of keys, which may be one that it must not write to. */
class PlatformTest {
    @TempDir
    private Path folder;

    @Test
    void onlyWhoKeepsObjectsMakesAKeyForTheirUrls() throws Exception {
        assertThat(keysOf("user")).containsExactly("0001.pem");
        assertThat(keysOf("user", "story")).containsExactlyInAnyOrder("0001.pem", "media.key");
    }

    private List<String> keysOf(String... modules) throws Exception {
        Settings settings = Settings.load(Options.RECORDS, Map.of(), Map.of(), null);
        Deque<AutoCloseable> opened = new ArrayDeque<>();
        try {
            Platform.open(settings, folder, List.of(modules), new SimpleMeterRegistry(), new Readiness(), opened);
        } finally {
            while (!opened.isEmpty()) opened.pop().close();
        }
        try (Stream<Path> keys = Files.list(folder.resolve("keys"))) {
            return keys.map(key -> key.getFileName().toString()).toList();
        }
    }
}
