package cleave.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Load at a fixed rate: each request has its moment, and its latency counts from that moment, also when every connection
 * was busy then. So a server that stalls is charged for all the requests that had to wait.
 *
 * @param requests what to send for the request of that number
 */
record OpenLoop(int port, int connections, double perSecond, Duration length, LongFunction<byte[]> requests) {

    /**
     * Runs the load.
     *
     * @return latencies in nanoseconds, in no order
     * @throws BenchFailure when a request is not answered with 200, 201 or 304
     */
    long[] run() {
        return run(null);
    }

    /** Told of the body of each answer and of the moment at which it was there, on any thread. */
    @FunctionalInterface
    interface Heard {
        void answer(String body, long nanos);
    }

    /** The same, with somebody who listens. */
    long[] run(@Nullable Heard heard) {
        AtomicLong next = new AtomicLong();
        long total = (long) (perSecond * length.toMillis() / 1000);
        // Half a second for all threads to be there.
        long start = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(500);
        ExecutorService threads = Executors.newFixedThreadPool(
                connections, Thread.ofPlatform().daemon().name("load-", 0).factory());
        try {
            List<Future<long[]>> parts = new ArrayList<>();
            for (int connection = 0; connection < connections; connection++) {
                parts.add(threads.submit(() -> connection(next, total, start, heard)));
            }
            List<long[]> latencies = new ArrayList<>();
            for (Future<long[]> part : parts) {
                latencies.add(part.get(length.toSeconds() + 30, TimeUnit.SECONDS));
            }
            return latencies.stream().flatMapToLong(Arrays::stream).toArray();
        } catch (ExecutionException e) {
            throw new BenchFailure("A request failed: " + e.getCause(), e);
        } catch (TimeoutException e) {
            throw new BenchFailure("The load did not end in time.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailure("Interrupted.", e);
        } finally {
            threads.shutdownNow();
        }
    }

    private long[] connection(AtomicLong next, long total, long start, @Nullable Heard heard) throws Exception {
        long[] latencies = new long[(int) (total / connections) + 1024];
        int count = 0;
        try (RawConnection connection = new RawConnection(port)) {
            for (long number = next.getAndIncrement(); number < total; number = next.getAndIncrement()) {
                long due = start + (long) (number * 1e9 / perSecond);
                awaitMoment(due);
                int status = exchanged(connection, requests.apply(number), heard);
                if (status != 200 && status != 201 && status != 304) {
                    throw new BenchFailure("Request %d was answered with %d.".formatted(number, status));
                }
                if (count == latencies.length) {
                    latencies = Arrays.copyOf(latencies, 2 * count);
                }
                latencies[count++] = System.nanoTime() - due;
            }
        }
        return Arrays.copyOf(latencies, count);
    }

    private static int exchanged(RawConnection connection, byte[] request, @Nullable Heard heard) throws IOException {
        if (heard == null) {
            return connection.exchange(request);
        }
        RawConnection.Answered answered = connection.ask(request);
        heard.answer(answered.body(), System.nanoTime());
        return answered.status();
    }

    private static void awaitMoment(long due) {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
            if (Thread.interrupted()) {
                throw new BenchFailure("Interrupted.");
            }
        }
    }
}
