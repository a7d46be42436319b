package cleave.cluster;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where this user keeps what was fetched or built once for all checkouts. */
public final class Caches {
    private Caches() {}

    static Path ours() {
        String set = System.getenv().getOrDefault("XDG_CACHE_HOME", "");
        Path base = set.isBlank() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(set);
        return base.resolve("cleave");
    }

    /** A program on the PATH, else one that {@code ./test} or {@code ./cleave up} built. */
    public static Optional<Path> program(String name) {
        return new Tool(name, name).find().or(() -> Optional.of(built(name)).filter(Files::isExecutable));
    }

    /** Where a program is built. */
    static Path built(String name) {
        return ours().resolve("bin").resolve(name);
    }
}
