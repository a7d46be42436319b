package cleave.platform.sql;

import cleave.platform.runtime.Ending;
import cleave.platform.runtime.Failure;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a task again and again, on a virtual thread of its own. Runs never overlap, neither in this process nor, by the
 * lease, with another's; a run that finds another at it is left out. Waits go by elapsed time, so a clock that is set
 * changes nothing. Safe for many threads.
 */
public final class PeriodicJob implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(PeriodicJob.class);
    private static final Duration STOP = Duration.ofSeconds(10);

    private final String name;
    private final Duration interval;
    private final Duration jitter;
    private final Lease lease;
    private final Task task;
    private final ReentrantLock running = new ReentrantLock();
    private final CountDownLatch stop = new CountDownLatch(1);
    private @Nullable Thread thread;

    /** What is to be done. It may throw; then the next run comes at its time. */
    @FunctionalInterface
    public interface Task {
        void run(Run run);
    }

    /** One run, as its task sees it. */
    public interface Run {
        /** Whether to end soon, because the job stops or another process took over. Ask often. */
        boolean stopped();

        /**
         * Call it in each transaction of the task.
         *
         * @throws LeaseLost when another process took over
         */
        void check(Handle handle);
    }

    /**
     * @param interval from the end of a run to the next one, give or take a tenth
     * @param jitter the first run comes at a random time within this
     */
    public PeriodicJob(String name, Duration interval, Duration jitter, Lease lease, Task task) {
        this.name = name;
        this.interval = interval;
        this.jitter = jitter;
        this.lease = lease;
        this.task = task;
    }

    /** Begins. Call it once. */
    public synchronized void start() {
        if (thread == null) thread = Thread.ofVirtual().name(name).start(this::repeat);
    }

    /**
     * Runs the task on this thread, unless it runs already, here or elsewhere. May be called without {@link #start}.
     *
     * @return whether it ran
     * @throws RuntimeException what the task threw
     */
    public boolean runNow() {
        if (stop.getCount() == 0 || !running.tryLock()) return false;
        try {
            if (!lease.acquire()) return false;
            task.run(new Turn());
            return true;
        } finally {
            lease.release();
            running.unlock();
        }
    }

    /** Ends a run at its next question whether to stop, and returns when it has ended, or after ten seconds. */
    @Override
    public void close() {
        stop.countDown();
        Thread last;
        synchronized (this) {
            last = thread;
        }
        Ending.await(last, STOP, log);
    }

    private void repeat() {
        try {
            long wait = (long) (jitter.toNanos() * ThreadLocalRandom.current().nextDouble());
            while (!stop.await(wait, TimeUnit.NANOSECONDS)) {
                // A lease that is not free may be that of a process that died: then it is, a little later.
                if (!tried() && !stop.await(Lease.LASTS.toMillis() * 4 / 3, TimeUnit.MILLISECONDS)) tried();
                wait = (long) (interval.toNanos() * ThreadLocalRandom.current().nextDouble(0.9, 1.1));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean tried() {
        try {
            return runNow();
        } catch (LeaseLost lost) {
            log.info("{}: another process goes on with it", name);
        } catch (Failure down) {
            log.warn("{} was not done: {}", name, down.detail());
        } catch (RuntimeException | Error e) {
            log.error("{} was not done", name, e);
        }
        return true;
    }

    private final class Turn implements Run {
        @Override
        public boolean stopped() {
            return stop.getCount() == 0 || !lease.isHeld();
        }

        @Override
        public void check(Handle handle) {
            lease.check(handle);
        }
    }
}
