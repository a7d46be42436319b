package cleave.platform.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import java.util.List;
import java.util.stream.Stream;

/**
 * An answer: status, headers of its own, body. Where the body is bytes it is immutable, so one object may answer many
 * requests, and the bytes are shared, never copied; a file or a stream answers once.
 */
public record Response(int status, List<Header> headers, Body body) {
    static final Body NOTHING = new Body.Bytes(Buffer.buffer());
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

    /** An answer with these bytes. */
    public Response(int status, List<Header> headers, Buffer body) {
        this(status, headers, new Body.Bytes(body));
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
