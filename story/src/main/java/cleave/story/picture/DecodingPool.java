package cleave.story.picture;

import cleave.platform.runtime.Failure;
import cleave.platform.runtime.Niceness;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Where pictures are decoded: on a few platform threads of its own, because native decoders hold their thread for
 * long, behind those that answer requests, and within a budget of memory, first come first served. Safe for many threads.
 */
final class DecodingPool implements AutoCloseable {
    private static final int UNIT = 1024;
    private static final Duration STOP = Duration.ofSeconds(5);
    private static final Duration IDLE = Duration.ofSeconds(30);

    private final int budget;
    private final Semaphore free;
    private final ExecutorService threads;
    private final Duration deadline;
    private final Timer waiting;
    private final ThreadLocal<Workbench> workbenches = ThreadLocal.withInitial(Workbench::new);

    /** What is done with a thread's workbench. */
    @FunctionalInterface
    interface Work<T> {
        T on(Workbench workbench) throws Exception;
    }

    /**
     * @param budget bytes that may be in use at once
     * @param deadline for waiting and working together
     */
    DecodingPool(int threads, long budget, Duration deadline, MeterRegistry registry) {
        this.budget = (int) (budget / UNIT);
        this.free = new Semaphore(this.budget, true);
        ThreadPoolExecutor executor = new ThreadPoolExecutor(
                threads,
                threads,
                IDLE.toSeconds(),
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                Niceness.nice(Thread.ofPlatform().name("decode-", 0).daemon().factory()));
        // A thread that has nothing to do for a while ends, and its workbench goes with it.
        executor.allowCoreThreadTimeOut(true);
        this.threads = executor;
        this.deadline = deadline;
        this.waiting = Timer.builder("cleave.story.waiting")
                .description("How long uploads waited for memory to be decoded in")
                .register(registry);
        Gauge.builder("cleave.story.memory", free, all -> (this.budget - all.availablePermits()) * (double) UNIT)
                .description("Memory set aside for pictures that are being decoded")
                .baseUnit("bytes")
                .register(registry);
    }

    /**
     * Does the work when there is memory for it; what needs more than the whole budget does it alone.
     *
     * @throws Failure unavailable, where there was no room in time
     * @throws ExecutionException what the work threw
     */
    <T> T call(long bytes, Work<T> work) throws ExecutionException {
        long until = System.nanoTime() + deadline.toNanos();
        int units = Math.clamp(bytes / UNIT + 1, 1, budget);
        FutureTask<T> task = new FutureTask<>(() -> work.on(workbenches.get()));
        try {
            long from = System.nanoTime();
            boolean granted = free.tryAcquire(units, deadline.toNanos(), TimeUnit.NANOSECONDS);
            waiting.record(System.nanoTime() - from, TimeUnit.NANOSECONDS);
            if (!granted) throw busy();
            start(task, units);
            return task.get(until - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException | RejectedExecutionException e) {
            throw busy();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw busy();
        } finally {
            // Work that nobody waits for any more is not begun; what was begun gives its memory back when it ends.
            task.cancel(false);
        }
    }

    private void start(FutureTask<?> task, int units) {
        Runnable releasing = () -> {
            try {
                task.run();
            } finally {
                free.release(units);
            }
        };
        try {
            threads.execute(releasing);
        } catch (RejectedExecutionException e) {
            free.release(units);
            throw e;
        }
    }

    private static Failure busy() {
        return Failure.unavailable("Many pictures are being prepared just now. Try again in a moment.", null);
    }

    /** Lets what was begun finish, for a few seconds at most. */
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
