package cleave.platform.http;

import cleave.platform.auth.Principal;
import cleave.platform.runtime.Content;
import cleave.platform.runtime.Failure;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A request that passed the checks before its handler: its route is known, its caller verified, its body whole and
 * within its limit. Belongs to one handler at a time; not for many threads at once.
 */
public final class Request {
    private static final int MAX_IDEMPOTENCY_KEY = 255;
    private static final Content NOTHING = Content.of(new byte[0]);

    private final HttpServerRequest http;
    private final String id;
    private final String path;
    private @Nullable String pathParameter;
    private @Nullable TraceContext trace;
    private @Nullable Principal principal;
    private final Server server;
    private @Nullable Held held;
    private Content body = NOTHING;
    private long until;

    Request(Server server, HttpServerRequest http, String id, String path) {
        this.server = server;
        this.http = http;
        this.id = id;
        this.path = path;
    }

    /** Whether it is a GET, which a HEAD is not. */
    boolean isGet() {
        return http.method().equals(HttpMethod.GET);
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
        return server.clients().of(http);
    }

    /** On whose behalf its handler may ask other services. */
    public Caller caller() {
        return new Caller(http.headers().get(HttpHeaders.AUTHORIZATION), id, trace().traceparent(), until);
    }

    /** Sets when nobody waits for the answer any more. */
    void until(long nanos) {
        until = nanos;
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

    /** Path and query, exactly as they were sent; without the server's name, which a proxy may put before them. */
    public String target() {
        String uri = http.uri();
        return uri.startsWith("/") ? uri : uri.substring(Math.max(0, uri.indexOf('/', uri.indexOf("://") + 3)));
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

    /** The body's media type in lower case, without parameters; empty where none was named. */
    public String mediaType() {
        String type = header(HttpHeaders.CONTENT_TYPE);
        return type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    /** The whole body, within its route's limit; ends with the answer, or when it is read as JSON or as a form. */
    public Content body() {
        return body;
    }

    /**
     * The body as a JSON object of which only the known fields are kept; once for a request. One over 64 KiB waits for room in memory, and
     * is an unavailable failure where there is none for 5 s.
     */
    public JsonBody json(Set<String> known) {
        return taken(body.length(), whole -> JsonBody.parse(whole.bytes(), known));
    }

    /** The same where the route takes no body as well: an empty object then. */
    public JsonBody optionalJson(Set<String> known) {
        return body.length() == 0 ? JsonBody.empty() : json(known);
    }

    /**
     * The body as a {@code multipart/form-data}; once for a request, in a blocking handler. What is wrong with its values
     * is told by the {@link Fields} that are made of it.
     *
     * @param texts fields that are texts, whether or not they came with a file's name
     * @param files fields that are files, whether or not they came with a file's name
     */
    public Form form(Set<String> texts, Set<String> files) {
        FormReader reader = new FormReader(texts, files, server.spool(), held());
        return taken(reader.room(body.length()), whole -> reader.read(whole, header(HttpHeaders.CONTENT_TYPE)));
    }

    /**
     * Takes the body apart, once there is room for it. Neither the body nor the room is kept while its request waits
     * for something else, perhaps for long and with thousands of others.
     */
    private <T> T taken(long bytes, Function<Content, T> reader) {
        if (body.length() > BodyRule.IN_MEMORY) held().room(bytes);
        try {
            Content whole = body;
            body = NOTHING;
            T read = reader.apply(whole);
            held().close(whole);
            return read;
        } finally {
            held().giveRoomBack();
        }
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

    void receive(Content whole) {
        body = whole;
        if (whole instanceof SpoolFile file) held().keep(file);
    }

    /** A body will be read, for which there must be a place. Made for no other request: most have no body. */
    void expectBody() {
        held = new Held(server.memory());
    }

    /** The answer is out. */
    void free() {
        Held holding = held;
        if (holding != null && holding.end()) server.leaveLoop(holding::closeFiles);
    }

    private Held held() {
        return Objects.requireNonNull(held, "this route reads no body");
    }
}
