package cleave.platform.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cleave.platform.runtime.Failure;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class AddressThrottleTest {
    private static final String HERE = "192.0.2.1";

    private final SettableClock clock = new SettableClock();
    private final AddressThrottle throttle = new AddressThrottle(3, 2, clock);

    @Test
    void letsABurstPassAndThenSoManyASecond() {
        for (int i = 0; i < 3; i++) throttle.take(HERE);
        assertThat(refused().retryAfter()).isEqualTo(Duration.ofMillis(500));

        clock.advance(Duration.ofMillis(499));
        assertThat(refused().retryAfter()).isEqualTo(Duration.ofMillis(1));
        clock.advance(Duration.ofMillis(1));
        throttle.take(HERE);
        assertThat(refused().kind()).isEqualTo(Failure.Kind.THROTTLED);
    }

    @Test
    void savesUpNoMoreThanTheBurst() {
        for (int i = 0; i < 3; i++) throttle.take(HERE);
        clock.advance(Duration.ofDays(400));

        for (int i = 0; i < 3; i++) throttle.take(HERE);
        refused();
    }

    @Test
    void countsEachAddressAlone() {
        for (int i = 0; i < 3; i++) throttle.take(HERE);

        assertThatCode(() -> throttle.take("192.0.2.2")).doesNotThrowAnyException();
    }

    @Test
    void countsAnIpv6NetworkAsOne() {
        for (int i = 1; i <= 3; i++) throttle.take("2001:db8:0:1::" + i);

        assertThat(catchThrowableOfType(Failure.class, () -> throttle.take("2001:db8:0:1:ffff::")))
                .isNotNull();
        assertThatCode(() -> throttle.take("2001:db8:0:2::1")).doesNotThrowAnyException();
        assertThatCode(() -> throttle.take("::1")).doesNotThrowAnyException();
        assertThatCode(() -> throttle.take("fe80::1%eth99")).doesNotThrowAnyException();
    }

    @Test
    void checkingCountsNothing() {
        for (int i = 0; i < 10; i++) throttle.check(HERE);
        for (int i = 0; i < 3; i++) throttle.take(HERE);

        assertThat(catchThrowableOfType(Failure.class, () -> throttle.check(HERE)))
                .isNotNull();
    }

    @Test
    void countsOnlyTheTriesThatFail() {
        for (int i = 0; i < 10; i++) {
            try (Attempt attempt = throttle.begin(HERE)) {
                attempt.succeeded();
            }
            throttle.begin(HERE).close();
        }
        for (int i = 0; i < 3; i++) {
            try (Attempt attempt = throttle.begin(HERE)) {
                attempt.failed();
            }
        }
        assertThat(catchThrowableOfType(Failure.class, () -> throttle.begin(HERE)))
                .isNotNull();
    }

    @Test
    void aClockThatStepsBackStopsNoRefill() {
        for (int i = 0; i < 3; i++) throttle.take(HERE);
        clock.advance(Duration.ofHours(-1));
        refused();

        clock.advance(Duration.ofMillis(500));
        assertThatCode(() -> throttle.take(HERE)).doesNotThrowAnyException();
    }

    @Test
    void ofManyAtOnceWhoAreWrongOnlyTheBurstIsTried() throws InterruptedException {
        Crowd crowd = Crowd.of(50, () -> throttle.begin(HERE), Attempt::failed);

        assertThat(crowd.made()).isEqualTo(3);
        assertThat(crowd.refused()).isEqualTo(47);
    }

    @Test
    void manyAtOnceWhoAreRightAllPass() throws InterruptedException {
        assertThat(Crowd.of(50, () -> throttle.begin(HERE), Attempt::succeeded).made())
                .isEqualTo(50);
    }

    private Failure refused() {
        Failure failure = catchThrowableOfType(Failure.class, () -> throttle.take(HERE));
        assertThat(failure).isNotNull();
        return failure;
    }
}
