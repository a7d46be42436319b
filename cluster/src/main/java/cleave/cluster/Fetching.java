package cleave.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Gets, once for this user, programs that the machine lacks: by Go and by Maven, which check what they fetch.
 *
 * @param progress told what it does meanwhile
 */
record Fetching(Program program, Consumer<String> progress) {
    private static final Duration LIMIT = Duration.ofMinutes(15);

    /** Builds MinIO; false without Go or when it does not succeed. */
    boolean minio() {
        Optional<Path> go = new Tool("go", "golang").find();
        if (go.isEmpty()) return false;
        progress.accept("building MinIO, once on this machine");
        String bin = "GOBIN=" + Minio.built().getParent();
        return done(List.of("env", bin, go.get().toString(), "install", "github.com/minio/minio@latest"));
    }

    /** Fetches S3Proxy; false where that cannot be done. */
    boolean s3proxy() {
        progress.accept("fetching S3Proxy, once on this machine");
        return jars("tools/s3proxy/pom.xml", "-DincludeScope=runtime", S3Proxy.jars());
    }

    /** Fetches Kafka; false where that cannot be done. */
    boolean kafka() {
        progress.accept("fetching Kafka, once on this machine");
        return jars("tools/kafka/pom.xml", "-DincludeScope=runtime", Kafka.jars());
    }

    /** Fetches a PostgreSQL that is packed in a jar; false where that cannot be done. */
    boolean postgres() {
        progress.accept("fetching PostgreSQL, once on this machine");
        return jars("cluster/pom.xml", "-DincludeGroupIds=" + PostgresArchive.GROUP, PostgresArchive.fetched());
    }

    private boolean jars(String pom, String which, Path target) {
        // The program lies in app/target of its sources, where there are any.
        Path project = program.jar().resolve("../../..").normalize().resolve(pom);
        Optional<Path> maven = new Tool("mvn", "maven").find();
        if (maven.isEmpty() || !Files.isRegularFile(project)) return false;
        Path fresh = target.resolveSibling(target.getFileName() + ".tmp");
        Folder.delete(fresh);
        List<String> line = new ArrayList<>(List.of(maven.get().toString(), "-B", "-q", "-f", project.toString()));
        line.addAll(List.of("dependency:copy-dependencies", which, "-DoutputDirectory=" + fresh));
        return done(line) && moved(fresh, target);
    }

    private static boolean done(List<String> line) {
        Path cache = Caches.ours();
        Folder.create(cache);
        try {
            new Command(line, cache, cache.resolve("fetch.log")).run(LIMIT);
            return true;
        } catch (ServerFailure e) {
            // Whoever asked has another way, or says what is missing; the log says why.
            return false;
        }
    }

    private static boolean moved(Path fresh, Path target) {
        try {
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
            return true;
        } catch (IOException e) {
            return Files.isDirectory(target);
        }
    }
}
