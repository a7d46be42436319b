package cleave.platform.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import cleave.platform.auth.SettableClock;
import cleave.platform.events.TestModule.Happened;
import cleave.platform.runtime.Failure;
import cleave.platform.sql.Database;
import io.micrometer.core.instrument.distribution.CountAtBucket;
import io.micrometer.core.instrument.distribution.HistogramSnapshot;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Events of one process, the same on every engine. */
abstract class EventsSuite {
    private final List<Integer> taken = new CopyOnWriteArrayList<>();
    private Database database;

    @TempDir
    Path folder;

    abstract Database open(Path folder);

    /** A process on the database, its consumer beside it. */
    TestModule process(Database database, EventSettings settings, InstantSource clock) {
        return new TestModule(database, settings, clock);
    }

    private TestModule process() {
        return process(TestModule.settings(3), Clock.systemUTC());
    }

    private TestModule process(Database database) {
        return process(database, TestModule.settings(3), Clock.systemUTC());
    }

    private TestModule process(EventSettings settings, InstantSource clock) {
        return process(database, settings, clock);
    }

    @BeforeEach
    void start() {
        database = open(folder);
    }

    @AfterEach
    void stop() {
        database.close();
    }

    @Test
    void anEventComesOnceItsTransactionIsCommittedAndOnlyThen() {
        try (TestModule process = process().consumedBy(this::take)) {
            assertThatThrownBy(() -> database.write(handle -> {
                        process.outbox.publish(
                                handle, TestModule.HAPPENED, List.of(new Happened(UUID.randomUUID(), 1)));
                        handle.execute("insert into item (name) values ('kept?')");
                        throw new IllegalStateException("rolled back");
                    }))
                    .hasMessage("rolled back");
            process.publish(2, 3);
            await().untilAsserted(() -> assertThat(taken).containsExactly(2));
            assertThat(process.count("outbox")).isEqualTo(1);
            assertThat(process.count("item")).isZero();
        }
    }

    @Test
    void outsideATransactionNothingCanBePublished() {
        try (TestModule process = process()) {
            assertThatThrownBy(() -> database.read(handle -> {
                        process.outbox.publish(
                                handle, TestModule.HAPPENED, List.of(new Happened(UUID.randomUUID(), 1)));
                        return 0;
                    }))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("transaction");
            assertThat(process.count("outbox")).isZero();
        }
    }

    @Test
    void eventsComeInTheirOrderAndEachOnce() {
        try (TestModule process = process()) {
            process.publishQuietly(0, 400);
            process.consumedBy(this::take);
            process.publish(400, 1000);
            await().until(() -> process.pending() == 0);
            assertThat(taken)
                    .containsExactlyElementsOf(IntStream.range(0, 1000).boxed().toList());
        }
    }

    @Test
    void anEnvelopeIsACloudEvent() {
        try (TestModule process = process()) {
            Happened happened = new Happened(UUID.randomUUID(), 7);
            database.write(handle -> {
                process.outbox.publish(handle, TestModule.HAPPENED, List.of(happened));
                return 0;
            });
            String event = database.read(handle -> handle.createQuery("select event from outbox")
                    .mapTo(String.class)
                    .one());
            assertThat(event)
                    .matches("\\{\"specversion\":\"1.0\",\"id\":\"[0-9a-f-]{36}\",\"source\":\"/cleave/test\","
                            + "\"type\":\"cleave.test.happened.v1\",\"time\":\"20[0-9T:.-]+Z\","
                            + "\"datacontenttype\":\"application/json\",\"data\":\\{\"id\":\"" + happened.id()
                            + "\",\"number\":7}}");
        }
    }

    @Test
    void aConsumerThatFailsThreeTimesGetsTheEventAFourthTime() {
        AtomicInteger failures = new AtomicInteger();
        try (TestModule process = process(TestModule.settings(8), Clock.systemUTC())
                .consumedBy(batch -> {
                    if (failures.getAndIncrement() < 3) throw new IllegalStateException("not yet");
                    take(batch);
                })) {
            process.publish(1, 2);
            await().untilAsserted(() -> assertThat(taken).containsExactly(1));
            await().until(() -> process.pending() == 0);
            assertThat(process.count("dead_event")).isZero();
            assertThat(process.meter("retried").counter().count()).isEqualTo(3);
        }
    }

    @Test
    void anEventThatAlwaysFailsIsPutAsideWithItsErrorAndTheOthersGoOn() {
        AtomicBoolean mended = new AtomicBoolean();
        try (TestModule process = process().consumedBy(batch -> {
            if (!mended.get() && batch.stream().anyMatch(one -> one.number() == 137)) {
                throw new IllegalStateException("137 is not taken");
            }
            take(batch);
        })) {
            process.publish(0, 300);
            await().until(() -> process.count("dead_event") == 1);
            await().until(() -> process.pending() == 0);
            process.publish(300, 310);
            await().until(() -> process.pending() == 0);
            assertThat(taken)
                    .containsExactlyInAnyOrderElementsOf(IntStream.range(0, 310)
                            .filter(number -> number != 137)
                            .boxed()
                            .toList());
            assertThat(process.meter("dead").counter().count()).isEqualTo(1);

            DeadEvents dead = new DeadEvents(process.inbox);
            assertThat(dead.list(10)).singleElement().satisfies(event -> {
                assertThat(event.type()).isEqualTo("cleave.test.happened.v1");
                assertThat(event.attempts()).isEqualTo(3);
                assertThat(event.error()).isEqualTo("java.lang.IllegalStateException: 137 is not taken");
            });
            mended.set(true);
            assertThat(dead.replay()).isEqualTo(1);
            await().untilAsserted(() -> assertThat(taken).contains(137).hasSize(310));
            assertThat(process.count("dead_event")).isZero();
        }
    }

    @Test
    void metricsTellWhatWaitsHowLateItCameAndWhatIsPutAside() {
        SettableClock clock = new SettableClock();
        AtomicBoolean down = new AtomicBoolean(true);
        AtomicBoolean mended = new AtomicBoolean();
        try (TestModule process = process(TestModule.settings(3), clock).consumedBy(batch -> {
            if (down.get()) throw Failure.unavailable("down", null);
            if (!mended.get() && batch.stream().anyMatch(one -> one.number() == 7)) {
                throw new IllegalStateException("7 is not taken");
            }
            take(batch);
        })) {
            process.publish(0, 20);
            await().untilAsserted(() -> assertThat(gauge(process, "depth")).isEqualTo(20));
            assertThat(gauge(process, "age")).isZero();
            clock.advance(Duration.ofSeconds(90));
            assertThat(gauge(process, "age")).isEqualTo(90);
            assertThat(delays(process).count()).isZero();

            down.set(false);
            await().until(() -> delays(process).count() == 19);
            await().untilAsserted(() -> {
                clock.advance(Duration.ofMillis(100));
                assertThat(gauge(process, "dead.rows")).isEqualTo(1);
            });
            await().untilAsserted(() -> assertThat(gauge(process, "depth")).isZero());
            assertThat(gauge(process, "age")).isZero();
            assertThat(counter(process, "delivered")).isEqualTo(19);
            assertThat(counter(process, "retried")).isEqualTo(2);
            assertThat(counter(process, "dead")).isEqualTo(1);
            assertThat(delays(process).total(TimeUnit.SECONDS)).isEqualTo(19 * 90);
            assertThat(delays(process).histogramCounts())
                    .as("none came within 30 s")
                    .hasSize(11)
                    .allSatisfy(bucket -> assertThat(bucket.count()).isZero());

            mended.set(true);
            assertThat(new DeadEvents(process.inbox).replay()).isEqualTo(1);
            await().untilAsserted(() -> assertThat(gauge(process, "dead.rows")).isZero());
            process.publish(20, 25);
            await().until(() -> delays(process).count() == 25);
            assertThat(counter(process, "delivered")).isEqualTo(25);
            CountAtBucket within = delays(process).histogramCounts()[0];
            assertThat(within.bucket(TimeUnit.MILLISECONDS)).isEqualTo(1);
            assertThat(within.count())
                    .as("those that came at once, by its clock")
                    .isEqualTo(5);
        }
    }

    @Test
    void aFailingEventDoesNotHoldUpThoseAfterItWhileItWaits() {
        EventSettings slow = new EventSettings(
                8, Duration.ofSeconds(30), Duration.ofSeconds(30), Duration.ofHours(1), Duration.ofMillis(100));
        try (TestModule process = process(slow, Clock.systemUTC()).consumedBy(batch -> {
            if (batch.stream().anyMatch(one -> one.number() == 0)) throw new IllegalStateException("no");
            take(batch);
        })) {
            process.publish(0, 20);
            await().until(() -> process.pending() == 1);
            assertThat(taken).hasSize(19).doesNotContain(0);
        }
    }

    @Test
    void whileAConsumersStoreIsDownNothingIsLostNorPutAside() {
        AtomicBoolean down = new AtomicBoolean(true);
        AtomicInteger tries = new AtomicInteger();
        try (TestModule process = process().consumedBy(batch -> {
            tries.incrementAndGet();
            if (down.get()) throw Failure.unavailable("The database is not available.", null);
            take(batch);
        })) {
            process.publish(0, 50);
            await().until(() -> tries.get() > 6);
            assertThat(process.pending()).isEqualTo(50);
            assertThat(process.count("outbox where attempts > 0")).isZero();
            down.set(false);
            await().until(() -> process.pending() == 0);
            assertThat(taken)
                    .containsExactlyElementsOf(IntStream.range(0, 50).boxed().toList());
            assertThat(process.count("dead_event")).isZero();
        }
    }

    @Test
    void anEventThatNobodyHereWantsIsDone() {
        try (TestModule process = process()) {
            process.events.start();
            process.publish(0, 3);
            await().until(() -> process.published("outbox where delivered_at is null") == 0);
            assertThat(process.published("outbox")).isEqualTo(3);
        }
    }

    @Test
    void failedAttemptsAreRememberedWhenTheProcessStarts() {
        AtomicInteger tries = new AtomicInteger();
        EventSettings slow = new EventSettings(
                3, Duration.ofMillis(1), Duration.ofMillis(1), Duration.ofHours(1), Duration.ofMillis(20));
        for (int start = 0; start < 3; start++) {
            int before = tries.get();
            try (TestModule process = process(slow, Clock.systemUTC()).consumedBy(batch -> {
                // One try for each start.
                if (tries.get() > before) throw Failure.unavailable("later", null);
                tries.incrementAndGet();
                throw new IllegalStateException("no");
            })) {
                if (start == 0) process.publish(0, 1);
                await().until(() -> tries.get() == before + 1);
                int attempts = before + 1;
                await().until(() -> process.count("outbox where attempts = " + attempts)
                                + process.count("dead_event where attempts = " + attempts)
                        == 1);
            }
        }
        try (TestModule process = process().consumedBy(this::take)) {
            assertThat(process.count("dead_event where attempts = 3")).isEqualTo(1);
        }
    }

    @Test
    void everyConsumerGetsEveryEventAlsoWhenAnotherFails() {
        List<Integer> other = new CopyOnWriteArrayList<>();
        AtomicBoolean once = new AtomicBoolean(true);
        try (TestModule process = process()) {
            process.subscribe("other", batch -> {
                if (once.getAndSet(false)) throw Failure.unavailable("down", null);
                for (Happened one : batch) other.add(one.number());
            });
            process.consumedBy(this::take);
            process.publish(0, 5);
            await().until(() -> process.pending() == 0);
            assertThat(taken).containsExactly(0, 1, 2, 3, 4);
            assertThat(other).containsExactly(0, 1, 2, 3, 4);
        }
    }

    @Test
    void aRelayWithoutEventsLooksOnceAPollAndDoesNothingElse() throws InterruptedException {
        Counted counted = new Counted(database);
        try (TestModule module = process(counted).consumedBy(this::take)) {
            module.publish(0, 1);
            await().until(() -> module.pending() == 0);
            Thread.sleep(1_500); // until it gives the lease back
            counted.reset();
            Thread.sleep(1_000);
            // The poll of these tests is 100 ms.
            assertThat(counted.reads()).isBetween(1, 12);
            assertThat(counted.writes()).isZero();
        }
    }

    private static double gauge(TestModule process, String name) {
        return process.meter(name).gauge().value();
    }

    private static double counter(TestModule process, String name) {
        return process.meter(name).counter().count();
    }

    private static HistogramSnapshot delays(TestModule process) {
        return process.meter("delay").timer().takeSnapshot();
    }

    private void take(List<Happened> batch) {
        List<Integer> numbers = new ArrayList<>();
        for (Happened one : batch) numbers.add(one.number());
        taken.addAll(numbers);
    }
}
