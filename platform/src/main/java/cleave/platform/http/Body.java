package cleave.platform.http;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;

/** An answer's body: bytes in memory, part of a file, or a stream. */
public sealed interface Body permits Body.Bytes, Body.Unsent, FileBody, StreamBody {
    /** In bytes. */
    long length();

    /**
     * Ends the response with this body, on its event loop, and frees what the body holds when that is done or failed.
     *
     * @return done when the last byte is with the kernel
     */
    Future<Void> send(Server server, HttpServerResponse out);

    /** Frees what the body holds; instead of sending it. */
    void discard();

    /** Only its length is told, in the answer to a HEAD. */
    record Unsent(long length) implements Body {
        @Override
        public Future<Void> send(Server server, HttpServerResponse out) {
            throw new IllegalStateException("made for an answer without a body");
        }

        @Override
        public void discard() {
            // Nothing is held.
        }
    }

    /** Bytes that many answers may share. */
    record Bytes(Buffer buffer) implements Body {
        @Override
        public long length() {
            return buffer.length();
        }

        @Override
        public Future<Void> send(Server server, HttpServerResponse out) {
            return out.end(buffer);
        }

        @Override
        public void discard() {
            // Nothing is held.
        }
    }
}
