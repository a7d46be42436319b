package cleave.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;

import cleave.e2e.Api;
import cleave.e2e.Api.Person;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A crash of the process while people write and a program judges: each acknowledged status has one verdict in effect,
 * and what an operator released stays so. A subclass per database.
 */
@Timeout(900)
abstract class JudgingKillSuite {
    static final String OPERATOR = "operator@example.org";
    static final Map<String, String> SETTINGS = Map.of("operators", OPERATOR);

    private static final int CLIENTS = 16;
    private static final Duration SOON = Duration.ofSeconds(10);

    abstract Site open();

    @Test
    void killedWhileItJudgesEachStatusHasOneVerdict() throws InterruptedException {
        try (Site site = open()) {
            Api api = site.api();
            Person reader = api.person();
            Person operator = api.person(OPERATOR);
            List<Person> authors = List.of(api.person(), api.person());
            Verdicts verdicts = new Verdicts();
            for (int round = 1; round <= Rounds.CRASHES; round++) {
                Writers.Step write = (client, number) ->
                        verdicts.send(client, verdicts.draft(authors.get(number % authors.size()), number % 4 == 0));
                try (Writers writers = Writers.start(site.cleave().url(), CLIENTS, write)) {
                    Thread.sleep(ThreadLocalRandom.current().nextInt(20, 300));
                    site.cleave().kill9();
                    writers.awaitEnd();
                }
                site.cleave().start();
                verdicts.retry(api);
                verdicts.assertRight(api, reader, operator, SOON, "round " + round);
                verdicts.releaseOne(api, operator);
            }
            verdicts.assertRight(api, reader, operator, SOON, "at the end");
            assertThat(verdicts.refused()).as("refused while it served").isEmpty();
            System.out.printf(
                    "%s: %d rounds, %d statuses acknowledged, %d released%n",
                    getClass().getSimpleName(), Rounds.CRASHES, verdicts.acknowledgedCount(), verdicts.releasedCount());
        }
    }

    @Test
    void aVerdictThatIsLostOrThereTwiceIsFoundOut() throws Exception {
        try (Site site = open()) {
            Api api = site.api();
            Person author = api.person();
            Person reader = api.person();
            Person operator = api.person(OPERATOR);
            Verdicts verdicts = new Verdicts();
            for (int i = 0; i < 4; i++) {
                assertThat(verdicts.send(api, verdicts.draft(author, true))).isTrue();
                assertThat(verdicts.send(api, verdicts.draft(author, false))).isTrue();
            }
            verdicts.assertRight(api, reader, operator, SOON, "at first");
            verdicts.releaseOne(api, operator);
            verdicts.assertRight(api, reader, operator, SOON, "after a release");

            site.cleave().stop();
            site.change(
                    "status",
                    "update status set state = 'visible' where id in (select id from status"
                            + " where state = 'held' order by id limit 1)");
            site.cleave().start();
            assertThat(verdicts.faults(api, reader, operator)).anyMatch(fault -> fault.contains("that everyone sees"));

            site.cleave().stop();
            site.change(
                    "moderation",
                    "insert into history (item_id, number, at, action, model) select item_id, 9, at, action, model"
                            + " from history where item_id in (select id from item where state = 'held' order by id"
                            + " limit 1)");
            site.change(
                    "moderation",
                    "update item set state = null where id in (select id from item"
                            + " where state = 'held' order by id desc limit 1)");
            site.change("moderation", "update item set state = null where state = 'released'");
            site.cleave().start();
            assertThat(verdicts.faults(api, reader, operator))
                    .anyMatch(fault -> fault.startsWith("not one verdict"))
                    .anyMatch(fault -> fault.contains("without verdict"))
                    .anyMatch(fault -> fault.contains("forgotten"));
        }
    }
}
