package cleave.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;

import cleave.e2e.Api.Person;
import cleave.e2e.faults.Ledger.Verdict;
import java.net.ConnectException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** SIGTERM while many write. A subclass per database. */
@Timeout(240)
abstract class TerminationSuite {
    private static final int ROUNDS = 3;

    abstract Site open();

    @Test
    void toldToEndItFinishesWhatItAcceptedAndExitsWithZero() throws InterruptedException {
        try (Site site = open()) {
            Person reader = site.api().person();
            Person author = site.api().person();
            Ledger ledger = new Ledger();
            for (int round = 1; round <= ROUNDS; round++) {
                try (Writers writers = Writers.start(site.cleave().url(), 64, List.of(author), ledger)) {
                    ledger.awaitAcknowledged(200 * round);
                    long told = System.nanoTime();
                    site.cleave().stop();
                    assertThat(Duration.ofNanos(System.nanoTime() - told)).isLessThan(Duration.ofSeconds(10));
                    assertThat(site.cleave().exitCode()).hasValue(0);
                    writers.awaitEnd();
                }
                site.cleave().start();
                // Silent ones are stored though their clients had no answer: accepted, but not finished.
                assertThat(ledger.judge(site.api().listAll(reader)))
                        .as("round %d", round)
                        .returns(List.of(), Verdict::lost)
                        .returns(List.of(), Verdict::silent)
                        .returns(List.of(), Verdict::doubled)
                        .returns(List.of(), Verdict::changed);
            }
            assertThat(ledger.refused()).allSatisfy(answer -> answer.expect(503));
            System.out.printf(
                    "%s: %d terminations, %d statuses acknowledged, %d refused, %d without an answer and not stored, of them %d not connected%n",
                    getClass().getSimpleName(),
                    ROUNDS,
                    ledger.acknowledgedCount(),
                    ledger.refused().size(),
                    ledger.unanswered().size(),
                    ledger.unanswered().stream()
                            .filter(silence -> silence.getCause() instanceof ConnectException)
                            .count());
        }
    }
}
