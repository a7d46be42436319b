package cleave.platform.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.LongSummaryStatistics;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private static final int TRIES = 10_000;
    private final Backoff backoff = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(5));

    @Test
    void pausesDoubleWithEachFailureUpToTheLongest() {
        long[] whole = {100, 200, 400, 800, 1_600, 3_200, 5_000, 5_000};
        for (int failures = 1; failures <= whole.length; failures++) {
            assertWithin(failures, whole[failures - 1]);
        }
    }

    @Test
    void howeverManyFailuresThereWereNoPauseIsLongerOrBelowZero() {
        for (int failures : new int[] {31, 32, 33, 64, 65, 1_000, Integer.MAX_VALUE}) assertWithin(failures, 5_000);
        Backoff slow = new Backoff(Duration.ofHours(1), Duration.ofDays(1));
        for (int failures : new int[] {6, 31, 65, Integer.MAX_VALUE}) {
            assertThat(slow.after(failures)).isBetween(Duration.ofHours(12), Duration.ofDays(1));
        }
    }

    @Test
    void theShortestPauseIsAMillisecond() {
        Backoff shortest = new Backoff(Duration.ofMillis(1), Duration.ofMillis(1));
        for (int i = 0; i < 100; i++) assertThat(shortest.after(1)).isEqualTo(Duration.ofMillis(1));
    }

    /** Between the half and the whole, both ends come, and neither end comes more often than the other. */
    private void assertWithin(int failures, long whole) {
        LongSummaryStatistics pauses = LongStream.range(0, TRIES)
                .map(i -> backoff.after(failures).toMillis())
                .summaryStatistics();
        assertThat(pauses.getMin()).as("after %d", failures).isBetween(whole / 2, whole / 2 + whole / 50);
        assertThat(pauses.getMax()).as("after %d", failures).isBetween(whole - whole / 50, whole);
        assertThat(pauses.getAverage()).as("after %d", failures).isBetween(whole * 0.74, whole * 0.76);
    }
}
