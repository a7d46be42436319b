package cleave.platform.objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cleave.platform.runtime.SettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MediaKeyTest {
    private final Path keys;

    MediaKeyTest(@TempDir Path folder) {
        this.keys = folder.resolve("keys");
    }

    @Test
    void aKeyIsMadeOnceAndForTheOwnerOnly() throws IOException {
        byte[] first = MediaKey.open(keys).getEncoded();
        assertThat(first).hasSize(32).isNotEqualTo(new byte[32]);
        assertThat(MediaKey.open(keys).getEncoded()).isEqualTo(first);
        assertThat(permissions(keys)).isEqualTo("rwx------");
        assertThat(permissions(keys.resolve("media.key"))).isEqualTo("rw-------");
        try (Stream<Path> files = Files.list(keys)) {
            assertThat(files).containsExactly(keys.resolve("media.key"));
        }
    }

    @Test
    void everyFolderHasAKeyOfItsOwn(@TempDir Path other) {
        assertThat(MediaKey.open(keys).getEncoded())
                .isNotEqualTo(MediaKey.open(other).getEncoded());
    }

    @Test
    void aDamagedKeyStopsTheStart() throws IOException {
        MediaKey.open(keys);
        for (String text : new String[] {"", "short", "not base64!", "A".repeat(100)}) {
            Files.writeString(keys.resolve("media.key"), text);
            assertThatThrownBy(() -> MediaKey.open(keys))
                    .isInstanceOf(SettingsException.class)
                    .hasMessageContaining("media.key");
        }
    }

    @Test
    void urlsMustLiveForTheirWindow() {
        Duration hour = Duration.ofHours(1);
        assertThat(new MediaSettings(hour, hour, MediaSettings.By.PROCESS).validity())
                .isEqualTo(hour);
        assertThatThrownBy(() -> new MediaSettings(hour, hour.minusSeconds(1), MediaSettings.By.PROCESS))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("media.validity");
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
