package cleave.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cleave.e2e.Api.Person;
import cleave.e2e.faults.Ledger.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a crash of the process leaves behind. A subclass per database. */
@Timeout(900)
abstract class KillSuite {
    private static final int CONNECTIONS = 64;

    abstract Site open();

    @Test
    void killedWhileManyWriteItKeepsAllItAcknowledgedExactlyOnce() throws InterruptedException {
        try (Site site = open()) {
            Person reader = site.api().person();
            List<Person> authors = List.of(site.api().person(), site.api().person());
            Ledger ledger = new Ledger();
            int retried = 0;
            for (int round = 1; round <= Rounds.CRASHES; round++) {
                int moment = ThreadLocalRandom.current().nextInt(1, 1500);
                try (Writers writers = Writers.start(site.cleave().url(), CONNECTIONS, authors, ledger)) {
                    ledger.awaitAcknowledged(moment);
                    site.cleave().kill9();
                    writers.awaitEnd();
                }
                startWithoutRepair(site);
                Verdict afterCrash = ledger.judge(site.api().listAll(reader));
                assertThat(afterCrash)
                        .as("round %d, killed after %d statuses", round, moment)
                        .returns(List.of(), Verdict::lost)
                        .returns(List.of(), Verdict::doubled)
                        .returns(List.of(), Verdict::changed)
                        .returns(List.of(), Verdict::foreign);
                retried += ledger.retry(site.api());
            }
            Verdict atTheEnd = ledger.judge(site.api().listAll(reader));
            assertThat(atTheEnd)
                    .as("each that was tried again is there once")
                    .isEqualTo(new Verdict(List.of(), List.of(), List.of(), List.of(), List.of(), List.of()));
            assertThat(ledger.refused()).as("refused while it served").isEmpty();
            assertThat(retried).as("statuses that a crash left open").isPositive();
            System.out.printf(
                    "%s: %d rounds, %d statuses acknowledged, %d of them tried again after a crash%n",
                    getClass().getSimpleName(), Rounds.CRASHES, ledger.acknowledgedCount(), retried);
        }
    }

    private static void startWithoutRepair(Site site) {
        site.cleave().start();
        assertThat(site.cleave().logOfThisStart()).doesNotContain("WARN").doesNotContain("ERROR");
    }

    @Test
    void aServerThatAcknowledgesBeforeItCommitsIsFoundOut() throws Exception {
        try (Site site = open();
                EarlyAnswers early = new EarlyAnswers(site.cleave().url())) {
            Person reader = site.api().person();
            List<Person> authors = List.of(site.api().person());
            Ledger ledger = new Ledger();
            try (Writers writers = Writers.start(early.url(), CONNECTIONS, authors, ledger)) {
                ledger.awaitAcknowledged(200);
                site.cleave().kill9();
                await().atMost(Duration.ofSeconds(20)).until(() -> early.dropped() > 0);
                writers.stop();
            }
            site.cleave().start();
            assertThat(ledger.judge(site.api().listAll(reader)).lost()).isNotEmpty();
        }
    }
}
