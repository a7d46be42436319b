package cleave.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * As many clients as upload at once, each beginning again when it has an answer, until closed. They send the same bytes
 * and make next to no garbage: a bench that stops to clean up would charge that to the server.
 */
final class Uploaders implements AutoCloseable {
    static final int COUNT = 32;
    private static final Duration LAST_ANSWER = Duration.ofSeconds(60);
    private static final int LATER_MILLIS = 50;

    private final List<Thread> threads = new ArrayList<>();
    private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
    private final AtomicInteger done = new AtomicInteger();
    private volatile boolean closed;

    Uploaders(int port, byte[] upload) {
        for (int client = 0; client < COUNT; client++) {
            threads.add(Thread.ofVirtual().start(() -> repeat(port, upload)));
        }
    }

    private void repeat(int port, byte[] upload) {
        try (RawConnection connection = new RawConnection(port)) {
            while (!closed && failure.get() == null) {
                answered(connection.ask(upload));
            }
        } catch (IOException e) {
            failure.compareAndSet(null, new BenchFailure("An upload was not answered: " + e.getMessage(), e));
        } catch (RuntimeException e) {
            failure.compareAndSet(null, e);
        }
    }

    /** Every upload is taken or told to come again later; nothing else will do. */
    private void answered(RawConnection.Answered answer) {
        boolean later = answer.head().toLowerCase(Locale.ROOT).contains("\r\nretry-after:");
        if (answer.status() == 201) {
            done.incrementAndGet();
        } else if (answer.status() == 503 && later) {
            Pause.millis(LATER_MILLIS);
        } else {
            throw new BenchFailure("An upload was answered with " + answer.status() + " without Retry-After.");
        }
    }

    /** Uploads that were taken so far. */
    int done() {
        return done.get();
    }

    /**
     * Waits for the answers to what is on its way.
     *
     * @throws RuntimeException what the first that failed has thrown
     */
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
        RuntimeException first = failure.get();
        if (first != null) {
            throw first;
        }
    }
}
