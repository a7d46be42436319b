package cleave.platform.http;

import cleave.platform.runtime.Content;
import cleave.platform.runtime.Failure;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;

/**
 * Reads one body within its limit and its time. What is more than fits into memory goes to a file, a block at a time:
 * while a block is being written the client waits, so that no more than one is ever held. On the event loop, but for
 * the writing.
 */
final class BodyReader {
    /** Bytes of all bodies together that may be held while they arrive; beyond it each keeps but an eighth. */
    private static final long MAX_ARRIVING = 32L * 1024 * 1024;

    private final Server server;
    private final HttpServerRequest http;
    private final BodyRule rule;
    private final Receiver receiver;
    private final Context context;
    private final Timeout timeout;
    /** What has arrived and is not written yet; counted in {@code Server.arriving}. */
    private Block block = new Block();

    private @Nullable SpoolFile file;
    private long received;
    private boolean writing;
    private boolean ended;
    private boolean done;

    /** Gets the whole body, or why there is none; once. */
    @FunctionalInterface
    interface Receiver {
        void received(@Nullable Content body, @Nullable Failure failure);
    }

    BodyReader(Server server, HttpServerRequest http, BodyRule rule, Receiver receiver) {
        this.server = server;
        this.http = http;
        this.rule = rule;
        this.receiver = receiver;
        this.context = server.context();
        this.timeout = new Timeout(server.vertx(), server.pace(), this::late);
    }

    void start() {
        if (Bodies.expectsContinue(http)) http.response().writeContinue();
        http.handler(this::take);
        http.endHandler(end -> end());
        http.exceptionHandler(broken -> refuse(malformed()));
        // Nobody tells a handler of what happened before it was set, perhaps while the token was verified.
        if (http.response().closed()) refuse(malformed());
    }

    private void take(Buffer chunk) {
        if (done) return;
        received += chunk.length();
        timeout.pace().received(chunk.length());
        if (received > rule.limit()) {
            refuse(Bodies.tooLarge(rule));
            return;
        }
        block.add(chunk);
        long arriving = server.arriving().addAndGet(chunk.length());
        int most = arriving > MAX_ARRIVING ? BodyRule.IN_MEMORY / 8 : BodyRule.IN_MEMORY;
        if (block.length() > most && !writing) write();
    }

    private void end() {
        ended = true;
        if (!done && !writing) whole();
    }

    private void whole() {
        SpoolFile spooled = file;
        if (spooled == null) {
            finish(Content.of(takeBlock().bytes()), null);
        } else if (block.length() > 0) {
            write();
        } else {
            file = null;
            finish(spooled, null);
        }
    }

    private void write() {
        http.pause();
        timeout.pace().pause();
        writing = true;
        Block full = takeBlock();
        SpoolFile before = file;
        server.leaveLoop(() -> {
            SpoolFile target = before;
            Failure failure = null;
            try {
                if (target == null) target = server.spool().create();
                target.append(full.buffer());
            } catch (Failure e) {
                failure = e;
            }
            SpoolFile written = target;
            Failure reason = failure;
            context.runOnContext(back -> written(full, written, reason));
        });
    }

    private Block takeBlock() {
        Block taken = block;
        block = new Block();
        server.arriving().addAndGet(-taken.length());
        return taken;
    }

    private void written(Block empty, @Nullable SpoolFile target, @Nullable Failure failure) {
        writing = false;
        file = target;
        if (block.length() == 0) block = empty.cleared();
        timeout.pace().resume();
        if (done) {
            discard();
        } else if (failure != null) {
            refuse(failure);
        } else if (block.length() > BodyRule.IN_MEMORY) {
            write();
        } else if (ended) {
            whole();
        } else {
            http.resume();
        }
    }

    private void late() {
        if (done) return;
        refuse(Failure.of(Failure.Kind.TIMEOUT, "body_timeout", "The body took too long to arrive."));
        http.connection().close();
    }

    private void refuse(Failure failure) {
        if (done) return;
        takeBlock();
        finish(null, failure);
        if (!writing) discard();
    }

    private void finish(@Nullable Content body, @Nullable Failure failure) {
        done = true;
        timeout.cancel();
        receiver.received(body, failure);
    }

    private void discard() {
        SpoolFile left = file;
        file = null;
        if (left != null) server.leaveLoop(left::close);
    }

    private static Failure malformed() {
        return Failure.of(Failure.Kind.MALFORMED, "malformed", "The body broke off.");
    }
}
