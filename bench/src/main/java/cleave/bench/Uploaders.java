package cleave.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** As many clients as upload at once, each beginning again when it has an answer, until closed. */
final class Uploaders implements AutoCloseable {
    static final int COUNT = 32;
    private static final Duration LAST_ANSWER = Duration.ofSeconds(60);

    private final List<Thread> threads = new ArrayList<>();
    private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
    private volatile boolean closed;

    Uploaders(Runnable upload) {
        for (int client = 0; client < COUNT; client++) {
            threads.add(Thread.ofVirtual().start(() -> repeat(upload)));
        }
    }

    private void repeat(Runnable upload) {
        try {
            while (!closed && failure.get() == null) {
                upload.run();
            }
        } catch (RuntimeException e) {
            failure.compareAndSet(null, e);
        }
    }

    /**
     * Asked when all have ended.
     *
     * @throws RuntimeException what the first that failed has thrown
     */
    void failure() {
        RuntimeException first = failure.get();
        if (first != null) {
            throw first;
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            for (Thread thread : threads) {
                thread.join(LAST_ANSWER);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
