package cleave.platform.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cleave.platform.runtime.Failure;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class AccountThrottleTest {
    private static final String MIRA = "mira@example.org";
    private static final int FREE = 10;

    private final SettableClock clock = new SettableClock();
    private final AccountThrottle throttle = new AccountThrottle(FREE, Duration.ofMinutes(15), clock);

    @Test
    void tenFailuresAreFreeThenEachWaitIsTwiceAsLongUpToAMinute() {
        fail(FREE);

        for (int seconds : new int[] {1, 2, 4, 8, 16, 32, 60, 60, 60}) {
            assertThat(refused()).isEqualTo(Duration.ofSeconds(seconds));
            clock.advance(Duration.ofSeconds(seconds).minusMillis(1));
            assertThat(refused()).isEqualTo(Duration.ofMillis(1));
            clock.advance(Duration.ofMillis(1));
            fail(1);
        }
    }

    @Test
    void aTryThatIsRefusedDoesNotLengthenTheWait() {
        fail(FREE);

        for (int i = 0; i < 100; i++) refused();

        assertThat(refused()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void aRightTryHasToWaitTooAndThenEndsTheWaiting() {
        fail(FREE);
        refused();
        clock.advance(Duration.ofSeconds(1));

        succeed();

        fail(FREE);
        assertThat(refused()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void aSuccessForgetsTheFailuresBeforeIt() {
        for (int i = 0; i < 5; i++) {
            fail(FREE - 1);
            succeed();
        }
    }

    @Test
    void countsOnlyWhatFailedWithinTheWindow() {
        fail(FREE - 1);
        clock.advance(Duration.ofMinutes(15));

        fail(FREE);

        assertThat(refused()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void tenFailuresSpreadWiderThanTheWindowMakeNobodyWait() {
        for (int i = 0; i < 50; i++) {
            fail(1);
            clock.advance(Duration.ofSeconds(91));
        }
    }

    @Test
    void anEndedTryWithoutAnOutcomeCountsForNothing() {
        for (int i = 0; i < 100; i++) throttle.begin(MIRA).close();
        fail(FREE);
        refused();
    }

    @Test
    void countsEachAccountAlone() {
        fail(FREE);

        throttle.begin("another@example.org").close();
    }

    @Test
    void aClockThatStepsBackMakesNobodyWaitForTheStep() {
        fail(FREE);
        clock.advance(Duration.ofHours(-3));

        assertThat(refused()).isEqualTo(Duration.ofSeconds(1));
        clock.advance(Duration.ofSeconds(1));
        fail(1);
        assertThat(refused()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void ofManyWrongTriesAtOnceOnlyTheFreeOnesAreMade() throws InterruptedException {
        Crowd crowd = Crowd.of(200, () -> throttle.begin(MIRA), Attempt::failed);

        assertThat(crowd.made()).isEqualTo(FREE);
        assertThat(crowd.refused()).isEqualTo(200 - FREE);
    }

    @Test
    void oneOfManyAtOnceMayTryAfterTheWait() throws InterruptedException {
        fail(FREE);
        clock.advance(Duration.ofSeconds(1));

        Crowd crowd = Crowd.of(50, () -> throttle.begin(MIRA), Attempt::failed);

        assertThat(crowd.made()).isEqualTo(1);
        assertThat(crowd.refused()).isEqualTo(49);
    }

    @Test
    void manyRightTriesAtOnceAllPass() throws InterruptedException {
        assertThat(Crowd.of(200, () -> throttle.begin(MIRA), Attempt::succeeded).made())
                .isEqualTo(200);
    }

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            try (Attempt attempt = throttle.begin(MIRA)) {
                attempt.failed();
            }
        }
    }

    private void succeed() {
        try (Attempt attempt = throttle.begin(MIRA)) {
            attempt.succeeded();
        }
    }

    /** How long a further try has to wait. */
    private Duration refused() {
        Failure failure = catchThrowableOfType(Failure.class, () -> throttle.begin(MIRA));
        assertThat(failure).isNotNull();
        assertThat(failure.kind()).isEqualTo(Failure.Kind.THROTTLED);
        Duration retryAfter = failure.retryAfter();
        assertThat(retryAfter).isNotNull();
        return retryAfter == null ? Duration.ZERO : retryAfter;
    }
}
