package cleave.platform.http;

import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import java.time.InstantSource;

/** The headers that every answer carries: its request's id, the date, and what keeps browsers from guessing. */
final class CommonHeaders {
    static final CharSequence REQUEST_ID = HttpHeaders.createOptimized("X-Request-Id");
    private static final CharSequence NO_SNIFF = HttpHeaders.createOptimized("X-Content-Type-Options");
    private static final CharSequence NO_SNIFF_VALUE = HttpHeaders.createOptimized("nosniff");
    private static final CharSequence POLICY = HttpHeaders.createOptimized("Content-Security-Policy");
    /** For what is no page: nothing may be loaded by it, nobody may frame it. */
    private static final CharSequence POLICY_VALUE =
            HttpHeaders.createOptimized("default-src 'none'; frame-ancestors 'none'");

    private volatile CharSequence date;

    CommonHeaders(Vertx vertx, InstantSource clock) {
        this.date = now(clock);
        vertx.setPeriodic(1000, tick -> date = now(clock));
    }

    void addTo(MultiMap headers, String requestId) {
        headers.add(REQUEST_ID, requestId);
        headers.add(HttpHeaders.DATE, date);
        headers.add(NO_SNIFF, NO_SNIFF_VALUE);
        if (!headers.contains(POLICY)) headers.add(POLICY, POLICY_VALUE);
    }

    private static CharSequence now(InstantSource clock) {
        return HttpHeaders.createOptimized(HttpDate.of(clock.instant()));
    }
}
