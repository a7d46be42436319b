package cleave.app;

import cleave.platform.http.Access;
import cleave.platform.http.Json;
import cleave.platform.http.Request;
import cleave.platform.http.Response;
import cleave.platform.http.Response.Header;
import cleave.platform.http.Route;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Map;

/** What an operator or an orchestrator asks, on a port of its own. */
final class Management {
    private static final Header METRICS_TYPE = new Header("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
    private static final Header JSON_TYPE = new Header("Content-Type", "application/json");
    private static final Header NO_STORE = new Header("Cache-Control", "no-store");

    private final Readiness readiness;
    private final PrometheusMeterRegistry registry;

    Management(Readiness readiness, PrometheusMeterRegistry registry) {
        this.readiness = readiness;
        this.registry = registry;
    }

    List<Route> routes() {
        return List.of(
                Route.getBlocking("/health/live", Access.PUBLIC, this::live),
                Route.getBlocking("/health/ready", Access.PUBLIC, this::ready),
                Route.getBlocking("/metrics", Access.PUBLIC, this::metrics));
    }

    private Response live(Request request) {
        return health(200, Map.of("status", "live"));
    }

    private Response ready(Request request) {
        List<String> lacking = readiness.lacking();
        if (!lacking.isEmpty()) return health(503, Map.of("status", "not ready", "lacking", lacking));
        List<String> late = readiness.late();
        return late.isEmpty()
                ? health(200, Map.of("status", "ready"))
                : health(200, Map.of("status", "ready", "lacking", late));
    }

    private Response metrics(Request request) {
        return Response.of(200, Buffer.buffer(registry.scrape()), METRICS_TYPE, NO_STORE);
    }

    private static Response health(int status, Map<String, Object> answer) {
        return Response.of(status, Json.write(answer), JSON_TYPE, NO_STORE);
    }
}
