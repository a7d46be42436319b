package cleave.platform.http;

import cleave.platform.auth.Authenticator;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What all exchanges of one server share.
 *
 * @param arriving bytes of bodies that are held in memory while the rest of them arrives
 */
record Server(
        Vertx vertx,
        RouteTable routes,
        Authenticator authenticator,
        RequestIds ids,
        ClientAddress clients,
        CommonHeaders common,
        HttpMetrics metrics,
        Executor blocking,
        int maxInflight,
        Spool spool,
        Memory memory,
        AtomicLong arriving,
        Duration bodyTimeout,
        int bodyRate,
        AtomicBoolean draining,
        AtomicBoolean refusing) {

    /** Runs what may block; where the server has stopped already, at once, so that nothing is left open. */
    void leaveLoop(Runnable work) {
        try {
            blocking.execute(work);
        } catch (RejectedExecutionException stopped) {
            work.run();
        }
    }

    /** How long a body that begins now may take. */
    Pace pace() {
        return new Pace(bodyTimeout, bodyRate);
    }

    /** The event loop that the caller runs on. */
    Context context() {
        return vertx.getOrCreateContext();
    }
}
