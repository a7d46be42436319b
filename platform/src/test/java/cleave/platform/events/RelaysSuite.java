package cleave.platform.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cleave.platform.auth.SettableClock;
import cleave.platform.events.TestModule.Happened;
import cleave.platform.sql.CutOff;
import cleave.platform.sql.Database;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two processes with the same module: one of them delivers at a time. The same on every engine. */
abstract class RelaysSuite {
    private static final Duration YEAR = Duration.ofDays(365);

    private final List<Integer> taken = new CopyOnWriteArrayList<>();
    private CutOff first;
    private Database second;

    @TempDir
    Path folder;

    /** Two connections to the same tables, as two processes have them. */
    abstract List<Database> openTwice(Path folder);

    @BeforeEach
    void start() {
        List<Database> databases = openTwice(folder);
        first = new CutOff(databases.getFirst());
        second = databases.getLast();
    }

    @AfterEach
    void stop() {
        first.close();
        second.close();
    }

    @Test
    void eachEventComesOnceWhoeverPublishedIt() {
        try (TestModule one = new TestModule(first).consumedBy(this::take);
                TestModule other = new TestModule(second).consumedBy(this::take)) {
            for (int i = 0; i < 100; i++) (i % 2 == 0 ? one : other).publish(10 * i, 10 * i + 10);
            await().until(() -> one.pending() == 0);
            assertThat(taken)
                    .containsExactlyInAnyOrderElementsOf(
                            IntStream.range(0, 1000).boxed().toList());
        }
    }

    @Test
    void whenOneDiesTheOtherTakesOver() {
        CountDownLatch never = new CountDownLatch(1);
        CountDownLatch busy = new CountDownLatch(1);
        try (TestModule dying = new TestModule(first).consumedBy(batch -> {
            busy.countDown();
            wait(never);
        })) {
            dying.publish(0, 1);
            wait(busy);
            first.cut();
            try (TestModule other = new TestModule(second).consumedBy(this::take)) {
                other.publish(1, 5);
                await().until(() -> other.pending() == 0);
                assertThat(taken).containsExactly(0, 1, 2, 3, 4);
            } finally {
                never.countDown();
            }
        }
    }

    @Test
    void whatAFormerHolderMarksIsRefused() {
        CountDownLatch resumes = new CountDownLatch(1);
        CountDownLatch busy = new CountDownLatch(1);
        try (TestModule frozen = new TestModule(first, TestModule.settings(1), Clock.systemUTC()).consumedBy(batch -> {
            busy.countDown();
            wait(resumes);
            throw new IllegalStateException("this would put it aside at once");
        })) {
            frozen.publish(0, 1);
            wait(busy);
            first.cut();
            try (TestModule other = new TestModule(second).consumedBy(this::take)) {
                await().until(() -> other.pending() == 0);
                first.mend();
                resumes.countDown();
                frozen.stop();
                assertThat(other.count("dead_event")).isZero();
                assertThat(other.count("outbox where delivered_at is not null")).isEqualTo(1);
                assertThat(taken).containsExactly(0);
            } finally {
                resumes.countDown();
            }
        }
    }

    @Test
    void aClockThatIsAYearAheadNeitherStopsTheOthersNorDoublesTheirMarks() {
        SettableClock ahead = new SettableClock();
        ahead.advance(YEAR);
        SettableClock right = new SettableClock();
        try (TestModule one = new TestModule(first, TestModule.settings(3), right).consumedBy(this::take);
                TestModule hasty = new TestModule(second, TestModule.settings(3), ahead).consumedBy(this::take)) {
            for (int i = 0; i < 50; i++) (i % 2 == 0 ? one : hasty).publish(10 * i, 10 * i + 10);
            await().until(() -> one.pending() == 0);
            assertThat(taken).containsAll(IntStream.range(0, 500).boxed().toList());
            assertThat(one.count("outbox where delivered_at is not null")).isEqualTo(500);
        }
        taken.clear();
        // The hasty one is gone; its clock's times must not hold up those who come after it.
        try (TestModule one = new TestModule(first, TestModule.settings(3), right).consumedBy(this::take)) {
            one.publish(0, 5);
            await().until(() -> one.pending() == 0);
            assertThat(taken).containsExactly(0, 1, 2, 3, 4);
        }
    }

    @Test
    void aRetryThatAWrongClockPutOffIsNotPutOffForLong() {
        SettableClock ahead = new SettableClock();
        ahead.advance(YEAR);
        CountDownLatch tried = new CountDownLatch(1);
        try (TestModule hasty = new TestModule(first, TestModule.settings(100), ahead).consumedBy(batch -> {
            tried.countDown();
            throw new IllegalStateException("no");
        })) {
            hasty.publish(0, 1);
            wait(tried);
            await().until(() -> hasty.count("outbox where attempts > 0") == 1);
        }
        try (TestModule one = new TestModule(second).consumedBy(this::take)) {
            await().until(() -> one.pending() == 0);
            assertThat(taken).containsExactly(0);
        }
    }

    private void take(List<Happened> batch) {
        for (Happened one : batch) taken.add(one.number());
    }

    private static void wait(CountDownLatch latch) {
        try {
            if (!latch.await(30, TimeUnit.SECONDS)) throw new AssertionError("nothing happened");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
