package cleave.platform.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import cleave.platform.auth.SettableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One holder at a time, whatever clocks say. The same on every engine. */
abstract class LeaseSuite {
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final Duration YEAR = Duration.ofDays(365);

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
    void oneHoldsItUntilItGivesItBack() {
        Lease first = lease();
        Lease second = lease();
        assertThat(first.acquire()).isTrue();
        assertThat(first.acquire()).isTrue();
        assertThat(second.acquire()).isFalse();
        check(first);
        assertThatThrownBy(() -> check(second)).isInstanceOf(LeaseLost.class);
        first.release();
        assertThatThrownBy(() -> check(first)).isInstanceOf(LeaseLost.class);
        assertThat(second.acquire()).isTrue();
        check(second);
        second.release();
    }

    @Test
    void ofManyWhoTryAtOnceOneGetsIt() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        List<Lease> leases = IntStream.range(0, 8).mapToObj(i -> lease()).toList();
        List<Thread> threads = leases.stream()
                .map(lease -> Thread.startVirtualThread(() -> {
                    awaitQuietly(gate);
                    lease.acquire();
                }))
                .toList();
        gate.countDown();
        for (Thread thread : threads) thread.join();
        assertThat(leases.stream().filter(Lease::isHeld)).hasSize(1);
        leases.forEach(Lease::release);
    }

    @Test
    void itIsRenewedForAsLongAsItIsHeld() throws InterruptedException {
        Lease first = lease();
        Lease second = lease();
        assertThat(first.acquire()).isTrue();
        for (int i = 0; i < 10; i++) {
            Thread.sleep(SHORT.toMillis() / 3);
            assertThat(second.acquire()).isFalse();
        }
        check(first);
        first.release();
    }

    @Test
    void whoIsCutOffLosesItToAnotherAndIsRefusedWhenBack() {
        CutOff network = new CutOff(database);
        Lease first = new Lease(network, "job", clock, SHORT);
        Lease second = lease();
        assertThat(first.acquire()).isTrue();
        network.cut();
        await().until(second::acquire);
        assertThat(first.isHeld()).isFalse();
        network.mend();
        assertThatThrownBy(() -> check(first)).isInstanceOf(LeaseLost.class);
        assertThat(first.acquire()).isFalse();
        check(second);
        second.release();
    }

    @Test
    void whoStoodStillAndBelievesToHoldItIsRefusedByItsOldToken() {
        // It would renew in twenty minutes only, as if it had been frozen.
        Lease frozen = new Lease(database, "job", clock, Duration.ofHours(1));
        Lease second = lease();
        assertThat(frozen.acquire()).isTrue();
        await().until(second::acquire);
        assertThat(frozen.isHeld()).isTrue();
        assertThatThrownBy(() -> check(frozen)).isInstanceOf(LeaseLost.class);
        assertThat(frozen.isHeld()).isFalse();
        frozen.release();
        check(second);
        second.release();
    }

    @Test
    void aClockAYearAheadTakesItButNeverFromTwoAtOnce() {
        SettableClock ahead = new SettableClock();
        ahead.advance(YEAR);
        Lease first = lease();
        Lease hasty = new Lease(database, "job", ahead, SHORT);
        assertThat(first.acquire()).isTrue();
        assertThat(hasty.acquire()).isTrue();
        check(hasty);
        assertThatThrownBy(() -> check(first)).isInstanceOf(LeaseLost.class);
        assertThat(first.acquire()).isFalse();
        hasty.release();
    }

    @Test
    void aLeaseOfAClockThatWasAYearAheadIsFreeSoonAfterItsHolderDied() {
        SettableClock ahead = new SettableClock();
        ahead.advance(YEAR);
        CutOff network = new CutOff(database);
        assertThat(new Lease(network, "job", ahead, SHORT).acquire()).isTrue();
        network.cut();
        Lease second = lease();
        assertThat(second.acquire()).isFalse();
        await().atMost(SHORT.multipliedBy(10)).until(second::acquire);
        second.release();
    }

    @Test
    void eachHolderHasAGreaterToken() {
        for (int token = 1; token <= 3; token++) {
            Lease lease = lease();
            assertThat(lease.acquire()).isTrue();
            assertThat(database.<Integer>read(handle -> handle.createQuery("select token from lease")
                            .mapTo(Integer.class)
                            .one()))
                    .isEqualTo(token);
            lease.release();
        }
    }

    @Test
    void leasesOfOtherNamesAreFree() {
        Lease lease = lease();
        Lease other = new Lease(database, "other", clock, SHORT);
        assertThat(lease.acquire()).isTrue();
        assertThat(other.acquire()).isTrue();
        lease.release();
        other.release();
    }

    private Lease lease() {
        return new Lease(database, "job", clock, SHORT);
    }

    private void check(Lease lease) {
        database.write(handle -> {
            lease.check(handle);
            return 0;
        });
    }

    private static void awaitQuietly(CountDownLatch gate) {
        try {
            gate.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
