package cleave.cluster;

import java.nio.file.Path;

/** Where this user keeps what was fetched or built once for all checkouts. */
final class Caches {
    private Caches() {}

    static Path ours() {
        String set = System.getenv().getOrDefault("XDG_CACHE_HOME", "");
        Path base = set.isBlank() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(set);
        return base.resolve("cleave");
    }
}
