package cleave.platform.http;

import cleave.platform.auth.Authenticator;
import cleave.platform.runtime.SettingsException;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves a closed table of routes on one address and port, on several event loops, until it is closed. Closing lets
 * the requests in work finish, for as long as the settings allow.
 */
public final class HttpServer implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(HttpServer.class);
    private static final int KIB = 1024;
    private static final int MIB = 1024 * KIB;
    /** Bytes of a body that a reader gets at once. */
    private static final int BODY_PIECE = 32 * KIB;

    private static final Duration DRAIN = Duration.ofMillis(500);
    private static final long PAUSE_NANOS = 10_000_000;
    private static final Duration START_DEADLINE = Duration.ofSeconds(10);

    private final Vertx vertx;
    private final ExecutorService blocking;
    private final Duration stopTimeout;
    private final AtomicBoolean draining = new AtomicBoolean();
    private final AtomicBoolean refusing = new AtomicBoolean();
    private final HttpMetrics metrics;
    private final Connections connections;
    private final List<io.vertx.core.http.HttpServer> listeners = new ArrayList<>();
    private final String host;
    private final int port;

    /** Where a server listens, and as what its metrics name it. */
    public record Address(String server, String host, int port, int loops) {}

    /**
     * Starts to listen.
     *
     * @param spool where large bodies wait for their handlers
     * @throws SettingsException when the address cannot be used, for example because the port is taken
     */
    public HttpServer(
            Vertx vertx,
            Address address,
            HttpSettings settings,
            List<Route> routes,
            Authenticator authenticator,
            MeterRegistry registry,
            InstantSource clock,
            Spool spool) {
        this.vertx = vertx;
        this.stopTimeout = settings.stopTimeout();
        this.blocking = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name(address.server() + "-request-", 0).factory());
        this.metrics = new HttpMetrics(registry, address.server());
        Server server = new Server(
                vertx,
                new RouteTable(routes, metrics),
                authenticator,
                new RequestIds(),
                new ClientAddress(settings.proxies()),
                new CommonHeaders(vertx, clock),
                metrics,
                blocking,
                settings.inflight(),
                spool,
                new Memory(settings.bodyMemory() * MIB),
                new AtomicLong(),
                settings.bodyTimeout(),
                settings.bodyRate() * KIB,
                draining,
                refusing);
        HttpServerOptions options = options(address);
        this.connections = new Connections(vertx, options, settings);
        this.host = address.host();
        this.port = listen(address, () -> listener(server, options, connections));
    }

    /** Host and port that it listens on, as in a URL; the port also where any free one was asked for. */
    public String address() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }

    @Override
    public void close() {
        drain();
        List<Future<?>> closing = new ArrayList<>();
        for (io.vertx.core.http.HttpServer listener : listeners) {
            closing.add(listener.shutdown(DRAIN.toMillis(), TimeUnit.MILLISECONDS));
        }
        try {
            await(Future.all(closing), DRAIN.plusSeconds(1));
        } catch (CompletionException | TimeoutException e) {
            log.warn("Some requests did not finish in time", e);
        }
        blocking.shutdownNow();
    }

    /**
     * From now on each answer ends its connection, and a moment passes in which that can happen: a client that is just
     * sending its next request would otherwise see its connection close without an answer. Then nothing new is taken
     * up, and what is in work gets the time that the settings give.
     */
    private void drain() {
        draining.set(true);
        waitWhile(connections::areOpen, DRAIN);
        refusing.set(true);
        waitWhile(metrics::isBusy, stopTimeout);
    }

    private static void waitWhile(BooleanSupplier condition, Duration most) {
        long deadline = System.nanoTime() + most.toNanos();
        while (condition.getAsBoolean() && System.nanoTime() < deadline) LockSupport.parkNanos(PAUSE_NANOS);
    }

    private Listener listener(Server server, HttpServerOptions options, Connections connections) {
        Listener listener = new Listener(server, options, connections);
        listeners.add(listener.http());
        return listener;
    }

    private int listen(Address address, Supplier<Listener> listener) {
        try {
            await(
                    vertx.deployVerticle(listener, new DeploymentOptions().setInstances(address.loops())),
                    START_DEADLINE);
        } catch (CompletionException | TimeoutException e) {
            throw new SettingsException("Cannot listen on " + address.host() + ":" + address.port()
                    + ": the port is taken or the address is not this machine's. Choose others with "
                    + (address.server().equals("management") ? "--management-port" : "--port and --host") + ".");
        }
        return listeners.getFirst().actualPort();
    }

    private static void await(Future<?> future, Duration deadline) throws TimeoutException {
        try {
            future.toCompletionStage().toCompletableFuture().get(deadline.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new CompletionException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CompletionException(e);
        }
    }

    private static HttpServerOptions options(Address address) {
        return new HttpServerOptions()
                .setHost(address.host())
                .setPort(address.port() == 0 ? anyFree(address) : address.port())
                .setHttp2ClearTextEnabled(false)
                // Nothing here speaks WebSocket, and its handlers would see every request.
                .setPerFrameWebSocketCompressionSupported(false)
                .setPerMessageWebSocketCompressionSupported(false)
                .setMaxInitialLineLength(Heads.MAX_BYTES)
                .setMaxHeaderSize(Heads.MAX_BYTES)
                .setMaxChunkSize(BODY_PIECE)
                .setTcpNoDelay(true)
                .setAcceptBacklog(1024);
    }

    /**
     * For Vert.x any free port is 0, but only a negative one is shared by the loops of a server; and by every server
     * that gives the same one, so each gives one of its own.
     */
    private static int anyFree(Address address) {
        return -1 - (address.server().hashCode() & 0xffff);
    }

    /** One event loop's share of the server. */
    private static final class Listener extends VerticleBase {
        private final io.vertx.core.http.HttpServer http;

        Listener(Server server, HttpServerOptions options, Connections connections) {
            this.http = server.vertx()
                    .createHttpServer(options)
                    .connectionHandler(connections::watch)
                    .invalidRequestHandler(request -> new Exchange(server, request).run())
                    .requestHandler(request -> new Exchange(server, request).run());
        }

        io.vertx.core.http.HttpServer http() {
            return http;
        }

        @Override
        public Future<?> start() {
            // Called on the event loop that this listener's connections will be served by.
            return http.listen();
        }
    }
}
