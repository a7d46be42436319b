package cleave.platform.http;

import cleave.platform.auth.Authenticator;
import cleave.platform.auth.Principal;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A real server on a free port, for routes that a test gives. The token {@code good} is a user's. */
public final class TestServer implements AutoCloseable {
    public static final Principal USER = new Principal(UUID.fromString("01900000-0000-7000-8000-000000000001"), "ann");

    private final Path folder;
    private final Spool spool;
    private final Vertx vertx;
    private final HttpServer server;
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    public TestServer(List<Route> routes) {
        this(routes, settings());
    }

    TestServer(List<Route> routes, HttpSettings settings) {
        this(routes, settings, new OneUser());
    }

    /** A server whose users are those of another authenticator. */
    public TestServer(List<Route> routes, Authenticator authenticator) {
        this(routes, settings(), authenticator);
    }

    private TestServer(List<Route> routes, HttpSettings settings, Authenticator authenticator) {
        this.folder = newFolder();
        this.spool = new Spool(folder, settings.bodyDisk() * 1024L * 1024);
        this.vertx = Loops.create(settings);
        this.server = new HttpServer(
                vertx,
                new HttpServer.Address("public", "127.0.0.1", 0, 2),
                settings,
                routes,
                authenticator,
                registry,
                Clock.systemUTC(),
                spool);
    }

    public String url(String path) {
        return "http://" + server.address() + path;
    }

    public int port() {
        return java.net.URI.create(url("/")).getPort();
    }

    SimpleMeterRegistry registry() {
        return registry;
    }

    HttpServer server() {
        return server;
    }

    /** Where large bodies wait. */
    Spool spool() {
        return spool;
    }

    @Override
    public void close() {
        server.close();
        Loops.close(vertx);
        // Fails where something is left in it.
        delete(folder);
    }

    private static Path newFolder() {
        try {
            return Files.createTempDirectory("spool");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        try {
            Files.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a server bears in tests: short waits, everything else as by default. */
    public static HttpSettings settings() {
        return settings(64, Duration.ofSeconds(30));
    }

    /** The same with another bound of requests in work, and another time after which idle connections close. */
    static HttpSettings settings(int inflight, Duration idle) {
        Duration second = Duration.ofSeconds(1);
        return new HttpSettings(
                "127.0.0.1",
                0,
                "127.0.0.1",
                0,
                2,
                second,
                inflight,
                second,
                second,
                16,
                64,
                8,
                idle,
                Duration.ofSeconds(3),
                List.of());
    }

    private static final class OneUser implements Authenticator {
        @Override
        public @Nullable Principal known(String token) {
            return null;
        }

        @Override
        public @Nullable Principal verify(String token) {
            return token.equals("good") ? USER : null;
        }
    }
}
