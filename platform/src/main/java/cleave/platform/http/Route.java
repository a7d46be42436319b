package cleave.platform.http;

import java.time.Duration;
import java.util.function.Consumer;

/**
 * One method on one path: who may use it, what body it takes, how long it may take, and what answers it.
 *
 * @param path {@code /status}, with at most one {@code {name}} for a whole segment, or ending in {@code /*} for
 *     everything below
 * @param body what body it takes; one that is larger than 64 KiB needs a blocking handler
 * @param deadline from the complete body to the answer; beyond it the answer is 503
 * @param gate looks at the request before its body is read, and throws a {@code Failure} to refuse it; must not block
 */
public record Route(
        String method,
        String path,
        Access access,
        BodyRule body,
        Duration deadline,
        Consumer<Request> gate,
        Handler handler) {
    private static final Duration DEADLINE = Duration.ofSeconds(10);
    private static final Duration UPLOAD_DEADLINE = Duration.ofSeconds(30);

    public Route {
        if (body.limit() > BodyRule.IN_MEMORY && handler instanceof Handler.Prompt) {
            throw new IllegalArgumentException("a body over 64 KiB is read from a file, never on an event loop");
        }
    }

    /** A GET (and HEAD) that is answered at once or by a future, on the event loop. */
    public static Route get(String path, Access access, Handler.Prompt handler) {
        return new Route("GET", path, access, BodyRule.NONE, DEADLINE, Route::open, handler);
    }

    /** A GET (and HEAD) that needs blocking work. */
    public static Route getBlocking(String path, Access access, Handler.Blocking handler) {
        return new Route("GET", path, access, BodyRule.NONE, DEADLINE, Route::open, handler);
    }

    /** A POST of JSON that is answered by a future, on the event loop. */
    public static Route postPrompt(String path, Access access, Handler.Prompt handler) {
        return new Route("POST", path, access, BodyRule.JSON, DEADLINE, Route::open, handler);
    }

    /** A POST of JSON that needs blocking work. */
    public static Route post(String path, Access access, Handler.Blocking handler) {
        return new Route("POST", path, access, BodyRule.JSON, DEADLINE, Route::open, handler);
    }

    /** A POST of JSON, or of nothing, that needs blocking work. */
    public static Route postOptional(String path, Access access, Handler.Blocking handler) {
        return new Route("POST", path, access, BodyRule.OPTIONAL_JSON, DEADLINE, Route::open, handler);
    }

    /** A POST of what may be large, with the time that such needs. */
    public static Route upload(String path, Access access, BodyRule body, Handler.Blocking handler) {
        return new Route("POST", path, access, body, UPLOAD_DEADLINE, Route::open, handler);
    }

    /** The same, where what is small after all can be answered promptly. */
    public static Route uploadByChoice(String path, Access access, BodyRule body, Handler.Choice handler) {
        return new Route("POST", path, access, body, UPLOAD_DEADLINE, Route::open, handler);
    }

    /** The same route behind a gate. */
    public Route behind(Consumer<Request> newGate) {
        return new Route(method, path, access, body, deadline, newGate, handler);
    }

    private static void open(Request request) {
        // Most routes let everyone pass.
    }
}
