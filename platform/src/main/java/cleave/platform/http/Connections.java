package cleave.platform.http;

import io.netty.channel.Channel;
import io.netty.channel.MaxMessagesRecvByteBufAllocator;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.impl.Http1xServerConnection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Watches open connections for heads that arrive too slowly, and for those that are not used any more. */
final class Connections {
    private static final long SWEEP_MILLIS = 500;
    /** What Vert.x calls its decoder in a connection's pipeline. */
    private static final String DECODER = "httpDecoder";

    private final HttpServerOptions options;
    private final Set<GuardedDecoder> open = ConcurrentHashMap.newKeySet();

    Connections(Vertx vertx, HttpServerOptions options, HttpSettings settings) {
        this.options = options;
        long head = settings.headTimeout().toNanos();
        long idle = settings.idleTimeout().toNanos();
        vertx.setPeriodic(SWEEP_MILLIS, timer -> {
            long now = System.nanoTime();
            open.forEach(decoder -> decoder.closeIfSlow(now, head, idle));
        });
    }

    /** Puts the guard into a new connection's pipeline, before its first byte is read. */
    void watch(HttpConnection connection) {
        Channel channel = ((Http1xServerConnection) connection).channel();
        GuardedDecoder decoder = new GuardedDecoder(options, channel);
        channel.pipeline().replace(DECODER, DECODER, decoder);
        takeTurns(channel);
        open.add(decoder);
        connection.closeHandler(closed -> open.remove(decoder));
    }

    /** Who sends much is read from once, then all others, so that nobody waits behind megabytes of an upload. */
    private static void takeTurns(Channel channel) {
        if (channel.config().getRecvByteBufAllocator() instanceof MaxMessagesRecvByteBufAllocator reads) {
            reads.maxMessagesPerRead(1);
        }
    }

    /** Reads no further request from the connection: the answer that is being written is its last. On its event loop. */
    static void end(HttpConnection connection) {
        GuardedDecoder guard = guard(connection);
        if (guard != null) guard.end();
    }

    /** Whether the connection had its last answer. On its event loop. */
    static boolean hasEnded(HttpConnection connection) {
        GuardedDecoder guard = guard(connection);
        return guard == null || guard.hasEnded();
    }

    /** Null once the connection is closed. */
    private static @Nullable GuardedDecoder guard(HttpConnection connection) {
        return (GuardedDecoder)
                ((Http1xServerConnection) connection).channel().pipeline().get(DECODER);
    }

    /** Whether any connection is open. */
    boolean areOpen() {
        return !open.isEmpty();
    }
}
