package cleave.platform.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import cleave.platform.runtime.Failure;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

class BoundedPoolTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    @Test
    void refusesWorkBeyondItsThreadsAndItsQueue() throws InterruptedException {
        CountDownLatch release = new CountDownLatch(1);
        try (BoundedPool pool = new BoundedPool("test-", 1, 1, LONG)) {
            FutureTask<Integer> running = occupy(pool, release);
            FutureTask<Integer> waiting = pool.start(() -> 2);

            assertUnavailable(() -> pool.call(() -> 3));

            release.countDown();
            assertThat(pool.await(running)).isEqualTo(1);
            assertThat(pool.await(waiting)).isEqualTo(2);
            assertThat(pool.call(() -> 4)).isEqualTo(4);
        }
    }

    @Test
    void waitsNoLongerThanTheDeadlineAndThenGivesUpThePlace() throws InterruptedException {
        CountDownLatch release = new CountDownLatch(1);
        try (BoundedPool pool = new BoundedPool("test-", 1, 1, Duration.ofMillis(50))) {
            occupy(pool, release);

            for (int i = 0; i < 5; i++) assertUnavailable(() -> pool.call(() -> 2));

            release.countDown();
            await().ignoreExceptionsInstanceOf(Failure.class).until(() -> pool.call(() -> 3) == 3);
        }
    }

    @Test
    void anInterruptedCallerStopsWaitingAndStaysInterrupted() throws InterruptedException {
        CountDownLatch release = new CountDownLatch(1);
        try (BoundedPool pool = new BoundedPool("test-", 1, 1, LONG)) {
            occupy(pool, release);

            Thread.currentThread().interrupt();
            assertUnavailable(() -> pool.call(() -> 2));

            assertThat(Thread.interrupted()).isTrue();
            release.countDown();
        }
    }

    @Test
    void finishesAcceptedWorkWhenItCloses() {
        FutureTask<Integer> waiting;
        try (BoundedPool pool = new BoundedPool("test-", 1, 8, LONG)) {
            for (int i = 0; i < 7; i++) pool.start(() -> 0);
            waiting = pool.start(() -> 7);
        }
        assertThat(waiting.isDone()).isTrue();
        assertThat(waiting.resultNow()).isEqualTo(7);
    }

    /** Gives the pool's one thread something to do until the latch opens. */
    private static FutureTask<Integer> occupy(BoundedPool pool, CountDownLatch release) throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        FutureTask<Integer> task = pool.start(() -> {
            begun.countDown();
            release.await();
            return 1;
        });
        begun.await();
        return task;
    }

    private static void assertUnavailable(Runnable call) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.kind()).isEqualTo(Failure.Kind.UNAVAILABLE));
    }
}
