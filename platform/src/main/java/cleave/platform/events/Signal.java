package cleave.platform.events;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** What one thread waits for: that something is there, or that it is to end. Giving it twice is giving it once. */
final class Signal {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean given;
    private boolean ended;

    void give() {
        lock.lock();
        try {
            given = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Ends this wait and all later ones. */
    void end() {
        lock.lock();
        try {
            ended = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until it is given, which may have been before; no longer than this. */
    void await(Duration longest) {
        pause(longest, true);
    }

    /** Waits for so long, given or not. */
    void sleep(Duration pause) {
        pause(pause, false);
    }

    private void pause(Duration pause, boolean endsByGiving) {
        lock.lock();
        try {
            long left = pause.toNanos();
            while (left > 0 && !ended && !(endsByGiving && given)) left = changed.awaitNanos(left);
            if (endsByGiving) given = false;
        } catch (InterruptedException e) {
            ended = true;
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }
}
