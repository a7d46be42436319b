package cleave.platform.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A job that comes back, one run at a time. The same on every engine. */
abstract class PeriodicJobSuite {
    private static final Duration SOON = Duration.ofMillis(10);
    private static final Duration NEVER = Duration.ofDays(1);

    private Database database;

    @TempDir
    Path folder;

    abstract Database open(Path folder);

    @BeforeEach
    void start() {
        database = open(folder);
    }

    @AfterEach
    void stop() {
        database.close();
    }

    @Test
    void itRunsAgainAndAgainAlsoAfterAFailure() {
        AtomicInteger runs = new AtomicInteger();
        try (PeriodicJob job = job(SOON, SOON, run -> {
            if (runs.incrementAndGet() == 2) throw new IllegalStateException("once");
        })) {
            job.start();
            await().until(() -> runs.get() >= 5);
        }
        int atEnd = runs.get();
        assertThat(runs).hasValue(atEnd);
    }

    @Test
    void itsFirstRunWaitsForTheJitterAtMost() {
        AtomicInteger runs = new AtomicInteger();
        try (PeriodicJob job = job(NEVER, Duration.ofMillis(200), run -> runs.incrementAndGet())) {
            job.start();
            await().atMost(Duration.ofSeconds(5)).until(() -> runs.get() == 1);
        }
    }

    @Test
    void twoProcessesNeverRunItAtTheSameTime() {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        AtomicInteger runs = new AtomicInteger();
        PeriodicJob.Task task = run -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            sleep(5);
            now.decrementAndGet();
            runs.incrementAndGet();
        };
        try (PeriodicJob one = job(SOON, SOON, task);
                PeriodicJob other = job(SOON, SOON, task)) {
            one.start();
            other.start();
            await().until(() -> runs.get() >= 20);
        }
        assertThat(most).hasValue(1);
    }

    @Test
    void aRunByHandIsLeftOutWhileAnotherRuns() {
        AtomicInteger started = new AtomicInteger();
        PeriodicJob busy = job(NEVER, Duration.ZERO, run -> {
            started.incrementAndGet();
            while (!run.stopped()) sleep(5);
        });
        try (PeriodicJob second = job(NEVER, NEVER, run -> started.incrementAndGet())) {
            busy.start();
            await().until(() -> started.get() == 1);
            assertThat(second.runNow()).isFalse();
            assertThat(busy.runNow()).isFalse();
            busy.close();
            assertThat(second.runNow()).isTrue();
        }
        assertThat(started).hasValue(2);
    }

    @Test
    void aRunThatLostItsLeaseIsToldSoAndRefused() {
        CutOff network = new CutOff(database);
        Lease lease = new Lease(network, "job", Clock.systemUTC(), Duration.ofMillis(200));
        Lease other = new Lease(database, "job", Clock.systemUTC());
        try (PeriodicJob job = new PeriodicJob("job", NEVER, NEVER, lease, run -> {
            network.cut();
            await().until(run::stopped);
            await().until(other::acquire);
            database.write(handle -> {
                run.check(handle);
                return handle.execute("insert into item (name) values ('late')");
            });
        })) {
            assertThatThrownBy(job::runNow).isInstanceOf(LeaseLost.class);
        }
        assertThat(database.<Integer>read(handle -> handle.createQuery("select count(*) from item")
                        .mapTo(Integer.class)
                        .one()))
                .isZero();
        other.release();
    }

    private PeriodicJob job(Duration interval, Duration jitter, PeriodicJob.Task task) {
        return new PeriodicJob("job", interval, jitter, new Lease(database, "job", Clock.systemUTC()), task);
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
