package cleave.platform.http;

import cleave.platform.auth.Principal;
import cleave.platform.runtime.Failure;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A request that passed the checks before its handler: its route is known, its caller verified, its body whole and
 * within its limit. Belongs to one handler at a time; not for many threads at once.
 */
public final class Request {
    private static final int MAX_IDEMPOTENCY_KEY = 255;

    private final HttpServerRequest http;
    private final String id;
    private final ClientAddress clients;
    private final String path;
    private @Nullable String pathParameter;
    private @Nullable TraceContext trace;
    private @Nullable Principal principal;
    private byte[] body = new byte[0];

    Request(HttpServerRequest http, String id, ClientAddress clients, String path) {
        this.http = http;
        this.id = id;
        this.clients = clients;
        this.path = path;
    }

    /** What names this request in logs and in its answer's X-Request-Id. */
    public String id() {
        return id;
    }

    /** Where this request stands in its trace; made when first asked for. */
    public TraceContext trace() {
        TraceContext joined = trace;
        if (joined == null) {
            joined = TraceContext.join(http.headers().get("traceparent"));
            trace = joined;
        }
        return joined;
    }

    /** The client's address, as far as configured proxies vouch for it. */
    public String address() {
        return clients.of(http);
    }

    /** Who asks; only on routes for users. */
    public Principal principal() {
        return Objects.requireNonNull(principal, "this route is open to anyone");
    }

    /** The segment that stands for the name in the route's path. */
    public String pathParameter() {
        return Objects.requireNonNull(pathParameter, "this route's path has no parameter");
    }

    public String path() {
        return path;
    }

    public @Nullable String header(CharSequence name) {
        return http.headers().get(name);
    }

    public Query query() {
        return Query.parse(http.query());
    }

    /** True where there is a query at all. */
    public boolean hasQuery() {
        return http.query() != null;
    }

    /** The body as a JSON object of which only the known fields are kept. */
    public JsonBody json(Set<String> known) {
        return JsonBody.parse(body, known);
    }

    /** The idempotency key, or null where none was given. */
    public @Nullable String idempotencyKey() {
        List<String> keys = http.headers().getAll("Idempotency-Key");
        if (keys.isEmpty()) return null;
        String key = keys.getFirst();
        boolean visible = key.chars().allMatch(c -> c > ' ' && c < 0x7f);
        if (keys.size() > 1 || key.isEmpty() || key.length() > MAX_IDEMPOTENCY_KEY || !visible) {
            throw Failure.of(
                    Failure.Kind.MALFORMED,
                    "malformed_idempotency_key",
                    "Idempotency-Key must be one value of 1 to 255 visible ASCII characters.");
        }
        return key;
    }

    void matched(@Nullable String parameter) {
        pathParameter = parameter;
    }

    void identify(Principal who) {
        principal = who;
    }

    void receive(byte[] bytes) {
        body = bytes;
    }
}
