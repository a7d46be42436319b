package cleave.platform.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.internal.buffer.BufferInternal;
import java.io.EOFException;
import java.io.IOException;

/** Part of an open file, sent by the kernel. Sent or discarded once. */
final class FileBody implements Body {
    /** Up to here it is cheaper to read the bytes and send them with the head than to call the kernel twice. */
    private static final int SMALL = 16 * 1024;

    private final OpenFile file;
    private final long from;
    private final long length;

    FileBody(OpenFile file, long from, long length) {
        this.file = file;
        this.from = from;
        this.length = length;
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public Future<Void> send(Server server, HttpServerResponse out) {
        if (length <= SMALL) return sendSmall(out);
        return out.sendFile(file.channel(), from, length).onComplete(done -> file.release());
    }

    @Override
    public void discard() {
        file.release();
    }

    /** Through memory that is not Java's heap and is used again. */
    private Future<Void> sendSmall(HttpServerResponse out) {
        ByteBuf bytes = PooledByteBufAllocator.DEFAULT.directBuffer((int) length);
        try {
            while (bytes.readableBytes() < length) {
                int missing = (int) length - bytes.readableBytes();
                int read = bytes.writeBytes(file.channel(), from + bytes.readableBytes(), missing);
                if (read < 0) throw new EOFException("the file is shorter than it was");
            }
        } catch (IOException e) {
            bytes.release();
            return Future.failedFuture(e);
        } finally {
            file.release();
        }
        return out.end(BufferInternal.buffer(bytes)).onComplete(done -> bytes.release());
    }
}
