package cleave.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PostgresBinariesTest {
    private final Path folder = Folder.temporary("cleave-binaries-");

    @AfterEach
    void deleteTheFolder() {
        Folder.delete(folder);
    }

    @Test
    void findsAnInstallationThatIsComplete() {
        assertThat(PostgresBinaries.find().complete()).isTrue();
    }

    @Test
    void runsTheServerOfTheEmbeddedJarWhereNoneIsInstalled() throws Exception {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        PostgresArchive archive = PostgresArchive.find().orElseThrow();
        PostgresBinaries unpacked = archive.unpack(folder.resolve("cache"));
        assertThat(archive.unpack(folder.resolve("cache"))).isEqualTo(unpacked);

        try (Postgres postgres = new Postgres(unpacked, folder.resolve("server"), Loopback.freePort(), Map.of())) {
            postgres.start();
            assertThat(postgres.createDatabase("embedded")).contains("/embedded?");
        }
    }

    @Test
    void namesThePackageOfAToolThatIsMissing() {
        assertThatThrownBy(() -> new Tool("no-such-program", "its-package").path())
                .isInstanceOf(MissingTool.class)
                .hasMessageContaining("apt-get install its-package");
    }
}
