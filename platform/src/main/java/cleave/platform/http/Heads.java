package cleave.platform.http;

import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMessageDecoderResult;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.List;

/** What a request's head must be like before anything in it counts. After a refusal the connection closes. */
final class Heads {
    /** Request line and headers together, in bytes. */
    static final int MAX_BYTES = 16 * 1024;

    private Heads() {}

    /** Throws a {@link Refusal} for what the decoder refused and for what it lets pass but we do not. */
    static void check(HttpServerRequest http) {
        DecoderResult result = http.decoderResult();
        if (result.isFailure()) throw unreadable(result.cause());
        if (result instanceof HttpMessageDecoderResult sizes && isTooLong(sizes, http)) throw tooLong();
        // The decoder refuses a second one.
        if (http.version() == HttpVersion.HTTP_1_1 && !http.headers().contains(HttpHeaderNames.HOST)) {
            throw malformed("Send exactly one Host header.");
        }
        String coding = http.headers().get(HttpHeaderNames.TRANSFER_ENCODING);
        if (coding != null) {
            List<String> codings = http.headers().getAll(HttpHeaderNames.TRANSFER_ENCODING);
            if (codings.size() > 1 || !coding.strip().equalsIgnoreCase("chunked")) {
                throw malformed("The only transfer coding known here is chunked.");
            }
        }
    }

    /** The decoder leaves out the two bytes that end each line; they never make up more than half of a head. */
    private static boolean isTooLong(HttpMessageDecoderResult sizes, HttpServerRequest http) {
        return sizes.totalSize() > MAX_BYTES / 3
                && sizes.totalSize() + 2 * (http.headers().entries().size() + 2) > MAX_BYTES;
    }

    private static Refusal unreadable(Throwable cause) {
        boolean tooLong = cause instanceof TooLongHttpLineException || cause instanceof TooLongHttpHeaderException;
        return tooLong ? tooLong() : malformed("This is not a valid HTTP request.");
    }

    private static Refusal tooLong() {
        return new Refusal(
                Problem.response(431, "head_too_large", "Request line and headers may have 16 KiB together."), true);
    }

    private static Refusal malformed(String detail) {
        return new Refusal(Problem.response(400, "malformed", detail), true);
    }
}
