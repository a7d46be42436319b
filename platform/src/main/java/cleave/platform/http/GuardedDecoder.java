package cleave.platform.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.AsciiString;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.impl.VertxHttpRequestDecoder;
import java.util.List;

/**
 * Vert.x's decoder that also knows since when a request's head has been arriving, so that a client who sends it a byte
 * at a time can be told from one who sends nothing, and since when nothing at all has moved. Vert.x's own idle timeout
 * knows only the latter, at a cost for each request.
 */
final class GuardedDecoder extends VertxHttpRequestDecoder {
    private static final long NONE = 0;

    private final Channel channel;
    private boolean ended;
    private boolean inMessage;
    private int hosts;
    private volatile long headSince = NONE;
    private volatile long movedAt = System.nanoTime();
    private volatile long unsent;

    GuardedDecoder(HttpServerOptions options, Channel channel) {
        super(options);
        this.channel = channel;
    }

    @Override
    protected void decode(ChannelHandlerContext ctx, ByteBuf buffer, List<Object> out) throws Exception {
        if (ended) {
            buffer.skipBytes(buffer.readableBytes());
            return;
        }
        long now = System.nanoTime();
        movedAt = now;
        if (!inMessage && headSince == NONE) headSince = now | 1;
        int before = out.size();
        super.decode(ctx, buffer, out);
        for (int i = before; i < out.size(); i++) {
            Object message = out.get(i);
            if (message instanceof HttpRequest) {
                inMessage = true;
                headSince = NONE;
            }
            if (message instanceof LastHttpContent) inMessage = false;
        }
    }

    @Override
    protected HttpMessage createMessage(String[] initialLine) {
        // Vert.x would answer other versions by itself, without what every answer carries.
        if (!initialLine[2].equals("HTTP/1.1") && !initialLine[2].equals("HTTP/1.0")) {
            throw new IllegalArgumentException("neither HTTP/1.1 nor HTTP/1.0");
        }
        hosts = 0;
        return super.createMessage(initialLine);
    }

    @Override
    protected AsciiString splitHeaderName(byte[] bytes, int start, int length) {
        AsciiString name = super.splitHeaderName(bytes, start, length);
        // Counted here because the headers can only tell by copying them.
        if (length == 4 && name.contentEqualsIgnoreCase(HttpHeaderNames.HOST) && ++hosts > 1) {
            throw new IllegalArgumentException("two Host headers");
        }
        return name;
    }

    /** Reads no further request: the answer that is being written is the connection's last. On the event loop. */
    void end() {
        ended = true;
    }

    boolean hasEnded() {
        return ended;
    }

    /**
     * Closes the connection when a head has been arriving for too long, or nothing was received or sent for too long.
     * One thread at a time may call it, and it need not be the connection's.
     *
     * @param now and both limits in nanoseconds
     */
    void closeIfSlow(long now, long headLimit, long idleLimit) {
        ChannelOutboundBuffer out = channel.unsafe().outboundBuffer();
        // What is pending changes when an answer is through; a large one, or a file, shows only by its progress.
        long waiting = out == null ? 0 : out.totalPendingWriteBytes() + out.currentProgress();
        if (waiting != unsent) movedAt = now;
        unsent = waiting;
        long since = headSince;
        if ((since != NONE && now - since > headLimit) || now - movedAt > idleLimit) channel.close();
    }
}
