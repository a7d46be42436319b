package cleave.platform.auth;

import cleave.platform.runtime.Failure;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Many who try at once: none of them is decided before all have begun. */
record Crowd(int made, int refused) {
    static Crowd of(int size, Supplier<Attempt> begin, Consumer<Attempt> decide) throws InterruptedException {
        AtomicInteger made = new AtomicInteger();
        AtomicInteger refused = new AtomicInteger();
        CountDownLatch begun = new CountDownLatch(size);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < size; i++) {
                threads.execute(() -> {
                    begun.countDown();
                    try (Attempt attempt = begin.get()) {
                        made.incrementAndGet();
                        begun.await();
                        decide.accept(attempt);
                    } catch (Failure e) {
                        if (e.kind() == Failure.Kind.THROTTLED) refused.incrementAndGet();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                });
            }
        }
        return new Crowd(made.get(), refused.get());
    }
}
