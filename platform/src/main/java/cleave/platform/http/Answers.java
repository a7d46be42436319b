package cleave.platform.http;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;

/** Puts an answer on the wire, and ends its connection where that must be. On the connection's event loop. */
final class Answers {
    private Answers() {}

    /**
     * Writes the answer.
     *
     * @param last true where the connection must end after it, whatever else speaks for keeping it
     */
    static void write(Server server, HttpServerRequest http, String requestId, Response response, boolean last) {
        HttpServerResponse out = http.response();
        out.setStatusCode(response.status());
        MultiMap headers = out.headers();
        for (Response.Header header : response.headers()) headers.add(header.name(), header.value());
        server.common().addTo(headers, requestId);
        // A head that cannot be trusted says nothing of a body either, so it is not asked for one.
        boolean ends = last || !Bodies.leave(server, http) || server.draining().get();
        if (ends) {
            headers.set(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
            Connections.end(http.connection());
        }
        Future<Void> written = end(http, out, response);
        if (ends) written.onComplete(done -> http.connection().close());
    }

    private static Future<Void> end(HttpServerRequest http, HttpServerResponse out, Response response) {
        if (http.method().equals(HttpMethod.HEAD)) {
            int length = response.body().length();
            out.headers().set(HttpHeaders.CONTENT_LENGTH, Integer.toString(length));
            return out.end();
        }
        return response.status() == 304 ? out.end() : out.end(response.body());
    }
}
