package cleave.platform.http;

import cleave.platform.runtime.Failure;
import io.netty.util.AsciiString;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;

/** What a request's head tells of its body, and what becomes of a body that nobody reads. All on the event loop. */
final class Bodies {
    /** What is read and thrown away after a refusal, so that the client gets to see the answer. */
    private static final long DRAIN_BYTES = 16L * 1024 * 1024;

    private Bodies() {}

    /** What the head alone tells: media type, coding, announced length. */
    static void check(HttpServerRequest http, BodyRule rule) {
        if (rule.optional() && isAbsent(http)) return;
        String type = http.headers().get(HttpHeaders.CONTENT_TYPE);
        String coding = http.headers().get(HttpHeaders.CONTENT_ENCODING);
        if (type == null || !rule.takes(type) || (coding != null && !coding.equalsIgnoreCase("identity"))) {
            throw Failure.of(Failure.Kind.UNSUPPORTED_MEDIA_TYPE, "unsupported_media_type", rule.wanted());
        }
        if (length(http) > rule.limit()) throw tooLarge(rule);
    }

    /**
     * Prepares an answer that may go out before the body was read: what is still being sent is read and dropped, for a
     * bounded time and amount, so that the client gets to see the answer.
     *
     * @return false where the connection must end: a client that waits for 100 Continue would not know whether its body
     *     is still wanted
     */
    static boolean leave(Server server, HttpServerRequest http) {
        if (isAbsent(http) || http.isEnded()) return true;
        if (expectsContinue(http)) return false;
        Timeout timeout = new Timeout(server.vertx(), server.pace(), http.connection()::close);
        long[] dropped = {0};
        http.exceptionHandler(broken -> timeout.cancel());
        http.endHandler(end -> timeout.cancel());
        http.handler(chunk -> {
            timeout.pace().received(chunk.length());
            dropped[0] += chunk.length();
            if (dropped[0] > DRAIN_BYTES) http.connection().close();
        });
        http.resume();
        return true;
    }

    static boolean expectsContinue(HttpServerRequest http) {
        String expect = http.headers().get(HttpHeaders.EXPECT);
        return expect != null && AsciiString.contentEqualsIgnoreCase(expect, "100-continue");
    }

    static Failure tooLarge(BodyRule rule) {
        return Failure.of(Failure.Kind.TOO_LARGE, "too_large", "The body may have at most " + rule.most() + ".");
    }

    private static boolean isAbsent(HttpServerRequest http) {
        return length(http) == 0 && !http.headers().contains(HttpHeaders.TRANSFER_ENCODING);
    }

    private static long length(HttpServerRequest http) {
        String length = http.headers().get(HttpHeaders.CONTENT_LENGTH);
        // The decoder has checked that it is one number.
        return length == null ? 0 : Long.parseLong(length);
    }
}
