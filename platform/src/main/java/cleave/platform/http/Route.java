package cleave.platform.http;

import java.time.Duration;
import java.util.function.Consumer;

/**
 * One method on one path: who may use it, what body it takes, how long it may take, and what answers it.
 *
 * @param path {@code /status}, with at most one {@code {name}} for a whole segment, or ending in {@code /*} for
 *     everything below
 * @param bodyLimit the largest JSON body in bytes, or 0 for a route that reads none
 * @param deadline from the complete body to the answer; beyond it the answer is 503
 * @param gate looks at the request before its body is read, and throws a {@code Failure} to refuse it; must not block
 */
public record Route(
        String method,
        String path,
        Access access,
        int bodyLimit,
        Duration deadline,
        Consumer<Request> gate,
        Handler handler) {
    /** The bound of a JSON body unless a route says otherwise, in bytes. */
    public static final int JSON_LIMIT = 64 * 1024;

    private static final Duration DEADLINE = Duration.ofSeconds(10);

    /** A GET (and HEAD) that is answered at once or by a future, on the event loop. */
    public static Route get(String path, Access access, Handler.Prompt handler) {
        return new Route("GET", path, access, 0, DEADLINE, Route::open, handler);
    }

    /** A GET (and HEAD) that needs blocking work. */
    public static Route getBlocking(String path, Access access, Handler.Blocking handler) {
        return new Route("GET", path, access, 0, DEADLINE, Route::open, handler);
    }

    /** A POST of JSON that is answered by a future, on the event loop. */
    public static Route postPrompt(String path, Access access, Handler.Prompt handler) {
        return new Route("POST", path, access, JSON_LIMIT, DEADLINE, Route::open, handler);
    }

    /** A POST of JSON that needs blocking work. */
    public static Route post(String path, Access access, Handler.Blocking handler) {
        return new Route("POST", path, access, JSON_LIMIT, DEADLINE, Route::open, handler);
    }

    /** The same route behind a gate. */
    public Route behind(Consumer<Request> newGate) {
        return new Route(method, path, access, bodyLimit, deadline, newGate, handler);
    }

    private static void open(Request request) {
        // Most routes let everyone pass.
    }
}
