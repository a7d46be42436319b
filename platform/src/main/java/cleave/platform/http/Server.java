package cleave.platform.http;

import cleave.platform.auth.Authenticator;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

/** What all exchanges of one server share. */
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
        Duration bodyTimeout,
        AtomicBoolean draining,
        AtomicBoolean refusing) {

    /** The event loop that the caller runs on. */
    Context context() {
        return vertx.getOrCreateContext();
    }
}
