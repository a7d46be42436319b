package cleave.platform.http;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A stream of known length, read by a virtual thread no faster than the client takes it. Sent or discarded once. */
final class StreamBody implements Body {
    private static final Logger log = LoggerFactory.getLogger(StreamBody.class);
    private static final int BLOCK = 16 * 1024;

    private final InputStream in;
    private final long length;

    StreamBody(InputStream in, long length) {
        this.in = in;
        this.length = length;
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public Future<Void> send(Server server, HttpServerResponse out) {
        out.headers().set(HttpHeaders.CONTENT_LENGTH, Long.toString(length));
        Promise<Void> sent = Promise.promise();
        Context context = server.context();
        server.leaveLoop(() -> {
            try (in) {
                copy(context, out);
                context.runOnContext(last -> out.end().onComplete(sent));
            } catch (IOException | CompletionException e) {
                context.runOnContext(broken -> sent.fail(e));
            }
        });
        return sent.future();
    }

    @Override
    public void discard() {
        try {
            in.close();
        } catch (IOException e) {
            // It was not going to be read.
        }
    }

    /** Reads the next block while one is on its way, and never more than that. */
    private void copy(Context context, HttpServerResponse out) throws IOException {
        CompletableFuture<Void> before = CompletableFuture.completedFuture(null);
        for (long left = length; left > 0; ) {
            byte[] block = read((int) Math.min(BLOCK, left));
            left -= block.length;
            before.join();
            CompletableFuture<Void> written = new CompletableFuture<>();
            context.runOnContext(ready -> write(out, block, written));
            before = written;
        }
        before.join();
    }

    private byte[] read(int most) throws IOException {
        try {
            byte[] block = in.readNBytes(most);
            if (block.length == 0) throw new EOFException("the stream is shorter than was said");
            return block;
        } catch (IOException e) {
            log.warn("An answer broke off, because what it sends cannot be read: {}", e.toString());
            throw e;
        }
    }

    private static void write(HttpServerResponse out, byte[] block, CompletableFuture<Void> written) {
        if (out.closed()) {
            written.completeExceptionally(new IOException("the client has gone"));
            return;
        }
        out.write(Buffer.buffer(block)).onComplete(done -> {
            if (done.succeeded()) written.complete(null);
            else written.completeExceptionally(done.cause());
        });
    }
}
