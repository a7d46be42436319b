package cleave.platform.http;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.impl.Http1xServerConnection;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Watches open connections for heads that arrive too slowly. */
final class Connections {
    private static final long SWEEP_MILLIS = 500;
    /** What Vert.x calls its decoder in a connection's pipeline. */
    private static final String DECODER = "httpDecoder";

    private final HttpServerOptions options;
    private final Set<GuardedDecoder> open = ConcurrentHashMap.newKeySet();

    Connections(Vertx vertx, HttpServerOptions options, Duration headTimeout) {
        this.options = options;
        long limit = headTimeout.toNanos();
        vertx.setPeriodic(SWEEP_MILLIS, timer -> {
            long now = System.nanoTime();
            open.forEach(decoder -> decoder.closeIfSlow(now, limit));
        });
    }

    /** Puts the guard into a new connection's pipeline, before its first byte is read. */
    void watch(HttpConnection connection) {
        GuardedDecoder decoder = new GuardedDecoder(options);
        ((Http1xServerConnection) connection).channel().pipeline().replace(DECODER, DECODER, decoder);
        open.add(decoder);
        connection.closeHandler(closed -> open.remove(decoder));
    }
}
