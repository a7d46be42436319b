package cleave.platform.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.impl.VertxHttpRequestDecoder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Vert.x's decoder that also knows since when a request's head has been arriving, so that a client who sends it a byte
 * at a time can be told from one who sends nothing. An idle timeout alone never ends the former.
 */
final class GuardedDecoder extends VertxHttpRequestDecoder {
    private static final long NONE = 0;

    private boolean inMessage;
    private volatile long headSince = NONE;
    private volatile @Nullable Channel channel;

    GuardedDecoder(HttpServerOptions options) {
        super(options);
    }

    @Override
    protected void decode(ChannelHandlerContext ctx, ByteBuf buffer, List<Object> out) throws Exception {
        if (!inMessage && headSince == NONE) {
            channel = ctx.channel();
            headSince = System.nanoTime() | 1;
        }
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
        return super.createMessage(initialLine);
    }

    /** Closes the connection when the head has been arriving for longer than {@code nanos}. From any thread. */
    void closeIfSlow(long now, long nanos) {
        long since = headSince;
        Channel open = channel;
        if (since != NONE && open != null && now - since > nanos) open.close();
    }
}
