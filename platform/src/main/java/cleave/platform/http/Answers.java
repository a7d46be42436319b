package cleave.platform.http;

import cleave.platform.runtime.Failure;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.concurrent.atomic.AtomicInteger;

/** Puts an answer on the wire, and ends its connection where that must be. On the connection's event loop. */
final class Answers {
    private static final int MAX_STREAMS = 512;

    private Answers() {}

    /**
     * Writes the answer.
     *
     * @param last true where the connection must end after it, whatever else speaks for keeping it
     */
    static void write(Server server, HttpServerRequest http, String requestId, Response answer, boolean last) {
        Response response = admitted(server, answer);
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
        Future<Void> written = end(server, http, out, response);
        if (ends) written.onComplete(done -> http.connection().close());
        // The client has gone, or waits for more than there is.
        else written.onFailure(broken -> http.connection().close());
    }

    /** The answer, or a refusal where too many streams are being sent already: each holds memory while it is. */
    private static Response admitted(Server server, Response answer) {
        if (!(answer.body() instanceof StreamBody stream)) return answer;
        if (server.metrics().sending().get() < MAX_STREAMS) return answer;
        server.leaveLoop(stream::discard);
        return Problem.response(Failure.unavailable("Too many large answers are being sent. Try again.", null));
    }

    private static Future<Void> end(Server server, HttpServerRequest http, HttpServerResponse out, Response response) {
        Body body = response.body();
        boolean head = http.method().equals(HttpMethod.HEAD);
        if (!head && response.status() != 304) return send(server, out, body);
        if (head) out.headers().set(HttpHeaders.CONTENT_LENGTH, Long.toString(body.length()));
        body.discard();
        return out.end();
    }

    private static Future<Void> send(Server server, HttpServerResponse out, Body body) {
        if (body instanceof Body.Bytes) return body.send(server, out);
        AtomicInteger sending = server.metrics().sending();
        sending.incrementAndGet();
        return body.send(server, out).onComplete(done -> sending.decrementAndGet());
    }
}
