package cleave.platform.auth;

import cleave.platform.runtime.Failure;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A few platform threads for work that takes a core for long, a bounded queue before them, and a deadline for waiting
 * and working together. Safe for many threads.
 */
final class BoundedPool implements AutoCloseable {
    private static final Duration STOP = Duration.ofSeconds(5);

    private final ThreadPoolExecutor threads;
    private final Duration deadline;

    BoundedPool(String name, int threads, int waiting, Duration deadline) {
        this.threads = new ThreadPoolExecutor(
                threads,
                threads,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(waiting),
                Thread.ofPlatform().name(name, 0).daemon().factory());
        this.threads.prestartAllCoreThreads();
        this.deadline = deadline;
    }

    /** Runs the work and waits for it; an unavailable {@code Failure} when there is no room or no time. */
    <T> T call(Callable<T> work) {
        return await(start(work));
    }

    /** Runs the work as soon as a thread is free. */
    <T> FutureTask<T> start(Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        try {
            threads.execute(task);
        } catch (RejectedExecutionException e) {
            throw busy();
        }
        return task;
    }

    <T> T await(FutureTask<T> task) {
        try {
            return task.get(deadline.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw busy();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw busy();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the work failed", e.getCause());
        } finally {
            // Done work stays done; work that nobody waits for any more gives up its place.
            if (task.cancel(true)) threads.remove(task);
        }
    }

    private static Failure busy() {
        return Failure.unavailable("Too many people are logging in just now. Try again in a moment.", null);
    }

    /** Lets accepted work finish, for a few seconds at most. */
    @Override
    public void close() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(STOP.toMillis(), TimeUnit.MILLISECONDS)) threads.shutdownNow();
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
