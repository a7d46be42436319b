package cleave.platform.events;

import static org.assertj.core.api.Assertions.assertThat;

import cleave.platform.auth.SettableClock;
import cleave.platform.sql.Database;
import cleave.platform.sql.Lease;
import cleave.platform.sql.PeriodicJob;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Delivered events go after a while, and nothing else does. The same on every engine. */
abstract class OutboxPurgeSuite {
    private static final Duration KEEP = Duration.ofHours(24);

    private final SettableClock clock = new SettableClock();
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
    void whatWasDeliveredGoesAfterItsTimeAndWhatIsPendingStays() {
        TestModule module = new TestModule(database, TestModule.settings(3), clock);
        module.publishQuietly(0, 1200);
        deliver("event like '%\"number\":%0}}'"); // a tenth of them
        purge();
        assertThat(module.count("outbox")).isEqualTo(1200);
        clock.advance(KEEP.plusSeconds(1));
        module.publishQuietly(1200, 1210);
        deliver("event like '%\"number\":120_}}'");
        purge();
        assertThat(module.pending()).isEqualTo(1080);
        assertThat(module.count("outbox where delivered_at is not null")).isEqualTo(10);
    }

    @Test
    void moreThanABatchIsDeleted() {
        TestModule module = new TestModule(database, TestModule.settings(3), clock);
        module.publishQuietly(0, 1300);
        deliver("true");
        clock.advance(KEEP.plusSeconds(1));
        purge();
        assertThat(module.count("outbox")).isZero();
    }

    @Test
    void whatAClockAYearAheadLeftBehindGoesToo() {
        clock.advance(Duration.ofDays(365));
        TestModule module = new TestModule(database, TestModule.settings(3), clock);
        module.publishQuietly(0, 10);
        deliver("true");
        clock.advance(Duration.ofDays(-365));
        module.publishQuietly(10, 12);
        purge();
        assertThat(module.count("outbox")).isEqualTo(2);
    }

    private void deliver(String which) {
        database.write(handle -> handle.createUpdate("update outbox set delivered_at = :now where " + which)
                .bind("now", clock.millis())
                .execute());
    }

    private void purge() {
        Lease lease = new Lease(database, "purge", clock);
        try (PeriodicJob job = new PeriodicJob("purge", KEEP, KEEP, lease, new OutboxPurge(database, KEEP, clock))) {
            assertThat(job.runNow()).isTrue();
        }
    }
}
