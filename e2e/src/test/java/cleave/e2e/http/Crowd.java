package cleave.e2e.http;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/** Many clients who act at once. */
final class Crowd {
    private static final long LIMIT_SECONDS = 120;

    private Crowd() {}

    /** Does the same as many times at once, and returns what came of each; fails when one fails or takes too long. */
    static <T> List<T> atOnce(int count, IntFunction<Callable<T>> task) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CountDownLatch start = new CountDownLatch(1);
            List<Future<T>> running = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                Callable<T> each = task.apply(i);
                running.add(threads.submit(() -> {
                    if (!start.await(LIMIT_SECONDS, TimeUnit.SECONDS)) throw new IllegalStateException("not started");
                    return each.call();
                }));
            }
            start.countDown();
            List<T> results = new ArrayList<>();
            for (Future<T> one : running) results.add(one.get(LIMIT_SECONDS, TimeUnit.SECONDS));
            return results;
        }
    }
}
