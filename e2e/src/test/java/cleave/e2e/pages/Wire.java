package cleave.e2e.pages;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.Route;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Between a visitor and the server: keeps what went over it, and plants what a bad network does. */
final class Wire {
    private final BrowserContext context;
    private final List<Request> requests = new ArrayList<>();
    private final List<Response> responses = new ArrayList<>();
    private final Deque<Route> held = new ArrayDeque<>();

    Wire(BrowserContext context) {
        this.context = context;
        context.onRequest(requests::add);
        context.onResponse(responses::add);
    }

    /** All but those for pages themselves. */
    List<Request> requests() {
        return requests.stream()
                .filter(request -> !request.isNavigationRequest())
                .toList();
    }

    List<Request> requests(String method, String path) {
        return requests().stream().filter(request -> is(request, method, path)).toList();
    }

    List<Response> responses(String method, String path) {
        return responses.stream()
                .filter(response -> is(response.request(), method, path))
                .toList();
    }

    /** Keys under which statuses were sent, in their order. */
    List<String> keys() {
        return keys("/status");
    }

    /** Keys under which something was sent there, in their order. */
    List<String> keys(String path) {
        return requests("POST", path).stream()
                .map(request -> String.valueOf(request.headers().get("idempotency-key")))
                .toList();
    }

    /** The next request of this kind reaches the server, but its answer is lost. */
    void loseNextAnswer(String method, String path) {
        next(method, path, route -> {
            route.fetch();
            route.abort("connectionreset");
        });
    }

    /** The next request of this kind does not reach the server. */
    void loseNext(String method, String path) {
        next(method, path, route -> route.abort("connectionrefused"));
    }

    /** The next request of this kind is answered by something in between that has an error. */
    void failNext(String method, String path, int status, int retryAfterSeconds) {
        next(
                method,
                path,
                route -> route.fulfill(new Route.FulfillOptions()
                        .setStatus(status)
                        .setHeaders(Map.of("Retry-After", String.valueOf(retryAfterSeconds)))));
    }

    /** The next request of this kind stays under way until {@link #release}. */
    void holdNext(String method, String path) {
        next(method, path, held::add);
    }

    /** Lets what was held go on; waits for it where it has not come so far. */
    void release() {
        context.waitForCondition(() -> !held.isEmpty());
        while (!held.isEmpty()) held.remove().resume();
    }

    void offline(boolean offline) {
        context.setOffline(offline);
    }

    private void next(String method, String path, Consumer<Route> fault) {
        boolean[] done = new boolean[1];
        context.route(url -> URI.create(url).getPath().equals(path), route -> {
            if (done[0] || !route.request().method().equals(method)) {
                route.fallback();
            } else {
                done[0] = true;
                fault.accept(route);
            }
        });
    }

    private static boolean is(Request request, String method, String path) {
        return request.method().equals(method)
                && URI.create(request.url()).getPath().equals(path);
    }
}
