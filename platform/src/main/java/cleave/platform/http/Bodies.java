package cleave.platform.http;

import cleave.platform.runtime.Failure;
import io.netty.util.AsciiString;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How a request's body is checked, read within its limits, or left aside. All on the event loop. */
final class Bodies {
    /** What is read and thrown away after a refusal, so that the client gets to see the answer. */
    private static final long DRAIN_BYTES = 16L * 1024 * 1024;

    private Bodies() {}

    /** Gets the whole body, or why there is none. */
    @FunctionalInterface
    interface Receiver {
        void received(byte @Nullable [] body, @Nullable Failure failure);
    }

    /** What the head alone tells: media type, coding, announced length. */
    static void check(HttpServerRequest http, int limit) {
        String type = http.headers().get(HttpHeaders.CONTENT_TYPE);
        String coding = http.headers().get(HttpHeaders.CONTENT_ENCODING);
        if (type == null || !isJson(type) || (coding != null && !coding.equalsIgnoreCase("identity"))) {
            throw Failure.of(
                    Failure.Kind.UNSUPPORTED_MEDIA_TYPE, "unsupported_media_type", "Send application/json in UTF-8.");
        }
        if (length(http) > limit) throw tooLarge(limit);
    }

    static void read(Vertx vertx, HttpServerRequest http, int limit, Duration timeout, Receiver receiver) {
        if (expectsContinue(http)) http.response().writeContinue();
        Collector collector = new Collector(vertx, http, limit, timeout, receiver);
        http.handler(collector::take);
        http.endHandler(end -> collector.whole());
        http.exceptionHandler(broken -> collector.broken());
    }

    /**
     * Prepares an answer that may go out before the body was read: what is still being sent is read and dropped, for a
     * bounded time and amount, so that the client gets to see the answer.
     *
     * @return false where the connection must end: a client that waits for 100 Continue would not know whether its body
     *     is still wanted
     */
    static boolean leave(Vertx vertx, HttpServerRequest http, Duration timeout) {
        boolean none = length(http) == 0 && !http.headers().contains(HttpHeaders.TRANSFER_ENCODING);
        if (none || http.isEnded()) return true;
        if (expectsContinue(http)) return false;
        long[] dropped = {0};
        long timer =
                vertx.setTimer(timeout.toMillis(), late -> http.connection().close());
        http.exceptionHandler(broken -> vertx.cancelTimer(timer));
        http.endHandler(end -> vertx.cancelTimer(timer));
        http.handler(chunk -> {
            dropped[0] += chunk.length();
            if (dropped[0] > DRAIN_BYTES) http.connection().close();
        });
        return true;
    }

    private static boolean isJson(String type) {
        String[] parts = type.toLowerCase(Locale.ROOT).split(";", -1);
        if (!parts[0].strip().equals("application/json")) return false;
        for (int i = 1; i < parts.length; i++) {
            String parameter = parts[i].strip();
            boolean charset = parameter.startsWith("charset=");
            if (charset && !parameter.replace("\"", "").equals("charset=utf-8")) return false;
        }
        return true;
    }

    private static long length(HttpServerRequest http) {
        String length = http.headers().get(HttpHeaders.CONTENT_LENGTH);
        // The decoder has checked that it is one number.
        return length == null ? 0 : Long.parseLong(length);
    }

    private static boolean expectsContinue(HttpServerRequest http) {
        String expect = http.headers().get(HttpHeaders.EXPECT);
        return expect != null && AsciiString.contentEqualsIgnoreCase(expect, "100-continue");
    }

    static Failure tooLarge(int limit) {
        return Failure.of(Failure.Kind.TOO_LARGE, "too_large", "The body may have at most " + limit / 1024 + " KiB.");
    }

    /** Gathers one body. */
    private static final class Collector {
        private final HttpServerRequest http;
        private final int limit;
        private final Receiver receiver;
        private @Nullable Buffer gathered = Buffer.buffer();
        private final Vertx vertx;
        private final long timer;

        Collector(Vertx vertx, HttpServerRequest http, int limit, Duration timeout, Receiver receiver) {
            this.vertx = vertx;
            this.http = http;
            this.limit = limit;
            this.receiver = receiver;
            this.timer = vertx.setTimer(timeout.toMillis(), late -> late());
        }

        void take(Buffer chunk) {
            Buffer sofar = gathered;
            if (sofar == null) return;
            if (sofar.length() + chunk.length() > limit) done(null, tooLarge(limit));
            else sofar.appendBuffer(chunk);
        }

        void whole() {
            Buffer all = gathered;
            if (all != null) done(all.getBytes(), null);
        }

        private void late() {
            if (gathered == null) return;
            done(null, Failure.of(Failure.Kind.TIMEOUT, "body_timeout", "The body took too long to arrive."));
            http.connection().close();
        }

        void broken() {
            done(null, Failure.of(Failure.Kind.MALFORMED, "malformed", "The body broke off."));
        }

        private void done(byte @Nullable [] body, @Nullable Failure failure) {
            if (gathered == null) return;
            gathered = null;
            vertx.cancelTimer(timer);
            receiver.received(body, failure);
        }
    }
}
