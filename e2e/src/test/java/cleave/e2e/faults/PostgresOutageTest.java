package cleave.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cleave.cluster.Cleave;
import cleave.e2e.Answer;
import cleave.e2e.Api;
import cleave.e2e.Api.Person;
import cleave.e2e.faults.Ledger.Verdict;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** PostgreSQL goes and comes back while Cleave runs on. */
@Timeout(300)
final class PostgresOutageTest {
    private static final Duration RECOVERY = Duration.ofSeconds(5);
    private static final int CRASHES = 3;

    @Test
    void whilePostgresIsDownWritesGet503AndTheHeadIsStillReadUntilItIsBack() throws InterruptedException {
        try (Site site = Site.onPostgres()) {
            Person reader = site.api().person();
            Person author = site.api().person();
            Ledger ledger = new Ledger();
            try (Writers writers = Writers.start(site.cleave().url(), 16, List.of(author), ledger)) {
                ledger.awaitAcknowledged(100);
                site.postgres().stop();
                await().atMost(Duration.ofSeconds(30))
                        .until(() -> !ledger.refused().isEmpty());
                List<Api.Status> head = site.api().list(reader);
                assertThat(head).hasSize(10);
                for (int i = 0; i < 20; i++) {
                    long asked = System.nanoTime();
                    assertThat(site.api().list(reader)).isEqualTo(head);
                    assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(2));
                }
                Answer unready = ready(site.cleave());
                assertThat(unready.status()).isEqualTo(503);
                assertThat(unready.body()).contains("status: database").contains("user: database");

                site.postgres().start();
                awaitRecovery(site, author);
                writers.stop();
            }
            assertThat(ledger.unanswered()).isEmpty();
            assertThat(ledger.refused()).allSatisfy(PostgresOutageTest::isUnavailable);
            ledger.retry(site.api());
            assertThat(site.api().listAll(reader)).extracting(Api.Status::text).doesNotHaveDuplicates();
        }
    }

    private static void awaitRecovery(Site site, Person author) {
        await().atMost(RECOVERY)
                .untilAsserted(
                        () -> site.api().write(author, "The database is back").expect(201));
        await().atMost(RECOVERY)
                .untilAsserted(() -> assertThat(ready(site.cleave()).status()).isEqualTo(200));
    }

    private static Answer ready(Cleave cleave) {
        try (Api operator = new Api(cleave.managementUrl())) {
            return operator.get("/health/ready", null);
        }
    }

    private static void isUnavailable(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(503);
        assertThat(Integer.parseInt(answer.header("Retry-After"))).isPositive();
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    }

    @Test
    void whenPostgresIsKilledWhileManyWriteNothingAcknowledgedIsLost() throws InterruptedException {
        try (Site site = Site.onPostgres()) {
            Person reader = site.api().person();
            Person author = site.api().person();
            Ledger ledger = new Ledger();
            for (int crash = 1; crash <= CRASHES; crash++) {
                try (Writers writers = Writers.start(site.cleave().url(), 64, List.of(author), ledger)) {
                    ledger.awaitAcknowledged(300 * crash);
                    site.postgres().kill9();
                    site.postgres().start();
                    ledger.awaitAcknowledged(100);
                    writers.stop();
                }
                ledger.retry(site.api());
                assertThat(ledger.judge(site.api().listAll(reader)))
                        .as("after crash %d", crash)
                        .isEqualTo(new Verdict(List.of(), List.of(), List.of(), List.of(), List.of(), List.of()));
            }
            assertThat(ledger.unanswered()).isEmpty();
            assertThat(ledger.refused()).allSatisfy(PostgresOutageTest::isUnavailable);
            System.out.printf(
                    "PostgreSQL killed %d times: %d statuses acknowledged, %d refused and tried again%n",
                    CRASHES, ledger.acknowledgedCount(), ledger.refused().size());
        }
    }
}
