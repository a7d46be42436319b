package cleave.platform.http;

import cleave.platform.auth.Authenticator;
import cleave.platform.auth.Bearer;
import cleave.platform.auth.Principal;
import cleave.platform.runtime.Settings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A real server on a free port, for routes that a test gives. The tokens {@code good} and
 * {@code operator} are a user's and an operator's.
 */
public final class TestServer implements AutoCloseable {
    public static final Principal USER = new Principal(UUID.fromString("01900000-0000-7000-8000-000000000001"), "ann");

    private final boolean own;
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

    /** A server whose large bodies wait in a folder that the test keeps. */
    TestServer(List<Route> routes, HttpSettings settings, Path folder) {
        this(routes, settings, new OneUser(), folder);
    }

    /** A server whose users are those of another authenticator. */
    public TestServer(List<Route> routes, Authenticator authenticator) {
        this(routes, settings(), authenticator);
    }

    private TestServer(List<Route> routes, HttpSettings settings, Authenticator authenticator) {
        this(routes, settings, authenticator, null);
    }

    private TestServer(List<Route> routes, HttpSettings settings, Authenticator authenticator, @Nullable Path folder) {
        this.own = folder == null;
        this.folder = folder == null ? newFolder() : folder;
        this.spool = new Spool(this.folder, settings.bodyDisk() * 1024L * 1024);
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
        if (own) delete(folder);
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
        return settings(Map.of());
    }

    /** The same with another bound of requests in work, and another time after which idle connections close. */
    static HttpSettings settings(int inflight, Duration idle) {
        return settings(
                Map.of("http.inflight", Integer.toString(inflight), "http.idle.timeout", idle.toMillis() + "ms"));
    }

    /** The same with some settings by their keys. */
    static HttpSettings settings(Map<String, String> others) {
        Map<String, String> flags = new HashMap<>(Map.of(
                "http.port", "0",
                "management.port", "0",
                "http.loops", "2",
                "http.inflight", "64",
                "http.head.timeout", "1s",
                "http.body.timeout", "1s",
                "http.idle.timeout", "30s",
                "http.stop.timeout", "3s"));
        flags.putAll(others);
        return Settings.load(List.of(HttpSettings.class), flags, Map.of(), null).get(HttpSettings.class);
    }

    private static final class OneUser implements Authenticator {
        @Override
        public @Nullable Bearer known(String token) {
            return null;
        }

        @Override
        public @Nullable Bearer verify(String token) {
            boolean operator = token.equals("operator");
            return operator || token.equals("good") ? new Bearer(USER, operator) : null;
        }
    }
}
