package cleave.platform.sql;

import cleave.platform.runtime.Ending;
import cleave.platform.runtime.Failure;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Commits rows in groups: one writer takes whatever waits, up to a bound, and commits it in one transaction, so that
 * many rows share the cost of one durable commit. Each row is answered after its commit, never before.
 *
 * <p>Safe for many threads. The queue is bounded: beyond it a row is refused at once.
 */
public final class GroupCommit<R, T> implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(GroupCommit.class);
    private static final long IDLE_MILLIS = 100;
    private static final long STOP_MILLIS = 10_000;

    private final Batch<R, T> batch;
    private final int most;
    private final BlockingQueue<Waiting<R, T>> queue;
    private final DistributionSummary sizes;
    private final Thread writer;
    private volatile boolean closing;

    /** Commits some rows in one transaction. */
    @FunctionalInterface
    public interface Batch<R, T> {
        /**
         * Called by one thread at a time.
         *
         * @return a result for each row, in the rows' order
         */
        List<T> commit(List<R> rows);
    }

    private record Waiting<R, T>(R row, CompletableFuture<T> result) {}

    public GroupCommit(String name, DatabaseSettings settings, MeterRegistry registry, Batch<R, T> batch) {
        this.batch = batch;
        this.most = settings.commitBatch();
        this.queue = new ArrayBlockingQueue<>(settings.commitQueue());
        this.sizes = DistributionSummary.builder("cleave.sql.commit.rows")
                .description("Rows in a group commit")
                .tag("table", name)
                .register(registry);
        Gauge.builder("cleave.sql.commit.waiting", queue, BlockingQueue::size)
                .description("Rows that wait for a group commit")
                .tag("table", name)
                .register(registry);
        this.writer = Thread.ofPlatform().name(name + "-commit").start(this::run);
    }

    /**
     * Hands a row over. Never blocks.
     *
     * @return completed after the row's commit, on the writer's thread, or failed where nothing was committed
     */
    public CompletableFuture<T> submit(R row) {
        Waiting<R, T> waiting = new Waiting<>(row, new CompletableFuture<>());
        if (closing || !queue.offer(waiting)) {
            return CompletableFuture.failedFuture(Failure.unavailable("Too much is being written. Try again.", null));
        }
        return waiting.result;
    }

    /** Commits what waits, then ends. */
    @Override
    public void close() {
        closing = true;
        Ending.await(writer, Duration.ofMillis(STOP_MILLIS), log);
    }

    private void run() {
        List<Waiting<R, T>> group = new ArrayList<>(most);
        while (!closing || !queue.isEmpty()) {
            try {
                Waiting<R, T> first = queue.poll(IDLE_MILLIS, TimeUnit.MILLISECONDS);
                if (first == null) continue;
                group.add(first);
                queue.drainTo(group, most - 1);
                sizes.record(group.size());
                commit(group);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } finally {
                group.clear();
            }
        }
    }

    private void commit(List<Waiting<R, T>> group) {
        try {
            List<T> results = batch.commit(group.stream().map(Waiting::row).toList());
            for (int i = 0; i < group.size(); i++) group.get(i).result.complete(results.get(i));
        } catch (JdbiException e) {
            // One row broke the statement, and nothing was committed: alone, it fails alone.
            if (group.size() == 1) fail(group, e);
            else for (Waiting<R, T> waiting : group) commit(List.of(waiting));
        } catch (RuntimeException | Error e) {
            // Not of the statement, so it may have come after the commit: to repeat the rows could double them.
            fail(group, e);
        }
    }

    private void fail(List<Waiting<R, T>> group, Throwable cause) {
        for (Waiting<R, T> waiting : group) waiting.result.completeExceptionally(cause);
    }
}
