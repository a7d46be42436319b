package cleave.platform.http;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The event loops that all servers of a process share. */
public final class Loops {
    private static final Logger log = LoggerFactory.getLogger(Loops.class);
    private static final long STOP_SECONDS = 2;

    private Loops() {}

    /** Starts the loops, on the operating system's own event interface where there is one. */
    public static Vertx create(HttpSettings settings) {
        return Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(count(settings))
                .setInternalBlockingPoolSize(2)
                .setWorkerPoolSize(1)
                .setPreferNativeTransport(true)
                .setBlockedThreadCheckInterval(settings.loopLimit().toMillis())
                .setBlockedThreadCheckIntervalUnit(TimeUnit.MILLISECONDS)
                .setMaxEventLoopExecuteTime(settings.loopLimit().toMillis())
                .setMaxEventLoopExecuteTimeUnit(TimeUnit.MILLISECONDS)
                .setFileSystemOptions(new FileSystemOptions()
                        .setClassPathResolvingEnabled(false)
                        .setFileCachingEnabled(false)));
    }

    /** How many loops there are. */
    public static int count(HttpSettings settings) {
        return settings.loops() == 0 ? Runtime.getRuntime().availableProcessors() : settings.loops();
    }

    /** Ends the loops; their servers should be closed by then. */
    public static void close(Vertx vertx) {
        try {
            vertx.close().toCompletionStage().toCompletableFuture().get(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            log.warn("The event loops did not end in time", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
