package cleave.notification;

import static org.assertj.core.api.Assertions.assertThat;

import cleave.notification.Cleaning.Outcome;
import cleave.platform.auth.Principal;
import cleave.platform.runtime.Ids;
import cleave.platform.sql.Database;
import cleave.platform.sql.Lease;
import cleave.platform.sql.Written;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the cleaner deletes, and what never, the same on every engine. */
abstract class CleanerSuite {
    private static final Principal ANN = new Principal(UUID.fromString("01900000-0000-7000-8000-00000000000a"), "ann");
    private static final Duration RETENTION = Duration.ofDays(30);
    private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(NOW);
    private final InstantSource clock = now::get;
    private final Ids posts = new Ids(clock);
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final List<Cleaner> started = new ArrayList<>();
    Database database;
    private NotificationStore store;

    @TempDir
    Path folder;

    abstract Database open(Path folder);

    @BeforeEach
    void start() {
        database = open(folder);
        store = new NotificationStore(database, new Ids(clock), clock);
    }

    @AfterEach
    void stop() {
        started.forEach(Cleaner::close);
        database.close();
    }

    @Test
    void whatIsOlderThanItsRetentionGoesAndNothingElse() {
        add(3, Duration.ofDays(400));
        add(2, RETENTION.plusMillis(1));
        List<Notification> kept = new ArrayList<>(add(2, RETENTION));
        kept.addAll(add(2, RETENTION.minusMillis(1)));
        kept.addAll(add(2, Duration.ZERO));
        Cleaning run = clean(cleaner(500), false);
        assertThat(run.outcome()).isEqualTo(Outcome.DONE);
        assertThat(run.deleted()).isEqualTo(5);
        assertThat(run.remaining()).isEqualTo(6);
        assertThat(store.newest(100)).containsExactlyInAnyOrderElementsOf(kept);
        assertThat(count("notification")).isEqualTo(6);
    }

    @Test
    void moreThanABatchGoesInOneRun() {
        add(95, RETENTION.plusDays(1));
        add(5, Duration.ZERO);
        assertThat(clean(cleaner(10), false).deleted()).isEqualTo(95);
        assertThat(count("notification")).isEqualTo(5);
        assertThat(clean(cleaner(10), false).deleted()).isZero();
    }

    @Test
    void whatIsNewlyWrittenMeanwhileStays() throws Exception {
        add(900, RETENTION.plusDays(1));
        Cleaner cleaner = cleaner(5);
        Thread run = Thread.startVirtualThread(() -> clean(cleaner, false));
        int written = 0;
        while (run.isAlive()) {
            // A reader finds whole pages, and at its head what was written just now.
            Notification fresh = add(1, Duration.ZERO).getFirst();
            written++;
            assertThat(store.others(UUID.randomUUID(), null, 11).getFirst()).isEqualTo(fresh);
            run.join(Duration.ofMillis(5));
        }
        assertThat(written).isGreaterThan(1);
        assertThat(count("notification")).isEqualTo(written);
    }

    @Test
    void aRunThatWouldDeleteTooLargeAShareDeletesNothingUntilItIsConfirmed() {
        add(1_001, RETENTION.plusDays(1));
        add(1_000, Duration.ZERO);
        Cleaner cleaner = cleaner(500);
        assertThat(cleaner.needsConfirmation(cleaner.survey())).isTrue();
        Cleaning blocked = clean(cleaner, false);
        assertThat(blocked.outcome()).isEqualTo(Outcome.BLOCKED);
        assertThat(blocked.deleted()).isZero();
        assertThat(count("notification")).isEqualTo(2_001);
        assertThat(metric("cleave_notification_cleaner_blocked")).isEqualTo(1);
        assertThat(metric("cleave_notification_cleaner_last_success_timestamp_seconds"))
                .isZero();
        Cleaning confirmed = clean(cleaner, true);
        assertThat(confirmed.deleted()).isEqualTo(1_001);
        assertThat(count("notification")).isEqualTo(1_000);
        assertThat(metric("cleave_notification_cleaner_blocked")).isZero();
    }

    @Test
    void halfOfAllIsNotTooMuchAndAFewNeverAre() {
        add(1_000, RETENTION.plusDays(1));
        add(1_000, Duration.ZERO);
        assertThat(clean(cleaner(500), false).deleted()).isEqualTo(1_000);
        now.set(NOW.plus(RETENTION).plusSeconds(1));
        database.write(handle -> handle.execute(
                "delete from notification where id in (select id from notification order by id limit 1)"));
        assertThat(clean(cleaner(500), false).deleted()).isEqualTo(999);
        assertThat(count("notification")).isZero();
    }

    @Test
    void aClockThatJumpsAYearAheadDeletesNothing() {
        add(1_500, Duration.ofDays(1));
        now.set(NOW.plus(Duration.ofDays(365)));
        assertThat(clean(cleaner(500), false).outcome()).isEqualTo(Outcome.BLOCKED);
        now.set(NOW);
        assertThat(clean(cleaner(500), false).outcome()).isEqualTo(Outcome.DONE);
        assertThat(count("notification")).isEqualTo(1_500);
    }

    @Test
    void whileOneCleansAnotherDoesNot() {
        add(5, RETENTION.plusDays(1));
        Lease other = new Lease(database, "notification-cleaner", clock);
        assertThat(other.acquire()).isTrue();
        assertThat(cleaner(500).cleanNow(true)).isNull();
        assertThat(count("notification")).isEqualTo(5);
        other.release();
        assertThat(clean(cleaner(500), false).deleted()).isEqualTo(5);
    }

    @Test
    void twoThatCleanAtIntervalsDeleteEachOnce() {
        add(300, RETENTION.plusDays(1));
        startAtIntervals(cleaner(10));
        startAtIntervals(cleaner(10));
        Awaitility.await().until(() -> count("notification") == 0);
        assertThat(metric("cleave_notification_cleaner_deleted_total")).isEqualTo(300);
    }

    @Test
    void aRunThatIsStoppedEndsSoonAndTheNextOneGoesOn() {
        add(900, RETENTION.plusDays(1));
        Cleaner cleaner = startAtIntervals(cleaner(1));
        Awaitility.await().until(() -> count("notification") < 890);
        long asked = System.nanoTime();
        cleaner.close();
        assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(3));
        int left = count("notification");
        assertThat(left).isPositive();
        Cleaning stopped = Objects.requireNonNull(cleaner.last());
        assertThat(stopped.outcome()).isEqualTo(Outcome.STOPPED);
        assertThat(stopped.deleted()).isEqualTo(900 - left);
        assertThat(clean(cleaner(500), false).deleted()).isEqualTo(left);
        assertThat(count("notification")).isZero();
    }

    @Test
    void whoLostTheLeaseDeletesNothingMore() {
        add(900, RETENTION.plusDays(1));
        Cleaner cleaner = cleaner(1);
        AtomicBoolean ended = new AtomicBoolean();
        AtomicReference<@Nullable Cleaning> result = new AtomicReference<>();
        Thread.startVirtualThread(() -> {
            result.set(cleaner.cleanNow(false));
            ended.set(true);
        });
        Awaitility.await().until(() -> count("notification") < 890);
        int left = database.write(handle -> {
            handle.execute("update lease set token = token + 1");
            return handle.createQuery("select count(*) from notification")
                    .mapTo(Integer.class)
                    .one();
        });
        Awaitility.await().untilTrue(ended);
        assertThat(result.get()).isNull();
        assertThat(count("notification")).isEqualTo(left).isPositive();
        assertThat(cleaner.last()).isNull();
    }

    @Test
    void idempotencyKeysGoWhenTheyAreAsOldAsWhatTheyStandFor() {
        now.set(NOW.minus(RETENTION).minusMillis(1));
        write("old");
        now.set(NOW.minus(RETENTION));
        write("kept");
        now.set(NOW);
        write("fresh");
        clean(cleaner(1), false);
        assertThat(store.keyUse(ANN.id(), "old")).isNull();
        assertThat(store.keyUse(ANN.id(), "kept")).isNotNull();
        assertThat(store.keyUse(ANN.id(), "fresh")).isNotNull();
    }

    @Test
    void idempotencyKeysLiveForADayHoweverShortTheRetention() {
        now.set(NOW.minus(Duration.ofHours(24)));
        write("day");
        now.set(NOW);
        CleanerSettings settings = new CleanerSettings(Duration.ofHours(1), Duration.ofSeconds(1), 500, 50);
        clean(new Cleaner(database, settings, registry, clock), false);
        assertThat(count("notification")).isZero();
        assertThat(store.keyUse(ANN.id(), "day")).isNotNull();
    }

    @Test
    void aRunTellsWhatItDidToMetricsAndToOtherProcesses() {
        add(7, RETENTION.plusDays(1));
        add(3, Duration.ZERO);
        Cleaner cleaner = cleaner(500);
        assertThat(cleaner.survey()).isEqualTo(new Survey(NOW.minus(RETENTION), 7, 10));
        assertThat(cleaner.last()).isNull();
        Cleaning run = clean(cleaner, false);
        assertThat(run.succeededAt()).isEqualTo(NOW);
        assertThat(cleaner(500).last())
                .isEqualTo(new Cleaning(NOW, Duration.ofMillis(run.took().toMillis()), 7, 3, Outcome.DONE, NOW));
        assertThat(metric("cleave_notification_cleaner_last_success_timestamp_seconds"))
                .isEqualTo((double) NOW.getEpochSecond());
        assertThat(metric("cleave_notification_cleaner_last_duration_seconds")).isBetween(0.0, 30.0);
        assertThat(metric("cleave_notification_cleaner_deleted_total")).isEqualTo(7);
        assertThat(metric("cleave_notification_cleaner_remaining")).isEqualTo(3);
    }

    /** Notifications of this age. */
    List<Notification> add(int count, Duration age) {
        now.set(NOW.minus(age));
        List<Notification> added = new ArrayList<>();
        for (int done = 0; done < count; done += 256) {
            List<Notification.Draft> drafts = new ArrayList<>();
            for (int i = done; i < Math.min(count, done + 256); i++) {
                drafts.add(new Notification.Draft(posts.next(), ANN, "text " + i, null));
            }
            added.addAll(Written.created(store.write(drafts)));
        }
        now.set(NOW);
        return added;
    }

    Cleaner cleaner(int batch) {
        return new Cleaner(
                database, new CleanerSettings(Duration.ofMillis(100), RETENTION, batch, 50), registry, clock);
    }

    static Cleaning clean(Cleaner cleaner, boolean confirmed) {
        return Objects.requireNonNull(cleaner.cleanNow(confirmed), "another one cleans");
    }

    int count(String table) {
        return database.read(handle -> handle.createQuery("select count(*) from " + table)
                .mapTo(Integer.class)
                .one());
    }

    private void write(String key) {
        store.write(List.of(new Notification.Draft(posts.next(), ANN, "text", key)));
    }

    private Cleaner startAtIntervals(Cleaner cleaner) {
        started.add(cleaner);
        cleaner.start();
        return cleaner;
    }

    private double metric(String name) {
        return registry.scrape()
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .findFirst()
                .orElseThrow();
    }
}
