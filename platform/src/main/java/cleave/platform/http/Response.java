package cleave.platform.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import java.util.List;
import java.util.stream.Stream;

/**
 * An answer: status, headers of its own, body. Immutable, so one object may answer many requests; the bytes of its
 * body are shared, never copied.
 */
public record Response(int status, List<Header> headers, Buffer body) {
    private static final Buffer NOTHING = Buffer.buffer();
    private static final Header JSON = new Header("Content-Type", "application/json");
    private static final Header NO_STORE = new Header("Cache-Control", "no-store");

    /** A header made once, in the form that costs least to write. */
    public record Header(CharSequence name, CharSequence value) {
        public Header {
            name = HttpHeaders.createOptimized(name.toString());
            value = HttpHeaders.createOptimized(value.toString());
        }
    }

    public Response {
        headers = List.copyOf(headers);
    }

    /** JSON that no cache may keep: what answers a POST, and what belongs to one reader alone. */
    public static Response json(int status, Object value) {
        return new Response(status, List.of(JSON, NO_STORE), Json.write(value));
    }

    /** Bytes as they are, with the headers that say what they are. */
    public static Response of(int status, Buffer body, Header... headers) {
        return new Response(status, List.of(headers), body);
    }

    public static Response empty(int status, Header... headers) {
        return new Response(status, List.of(headers), NOTHING);
    }

    public Response with(String name, String value) {
        return new Response(
                status,
                Stream.concat(headers.stream(), Stream.of(new Header(name, value)))
                        .toList(),
                body);
    }
}
