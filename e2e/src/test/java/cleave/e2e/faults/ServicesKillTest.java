package cleave.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;

import cleave.e2e.Answer;
import cleave.e2e.Api;
import cleave.e2e.Api.Person;
import cleave.e2e.Services;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A crash of each process of the services shape in turn, while people write, publish and read: what needs it is told to
 * come again, nothing else is disturbed, all is well soon after, and nothing that was acknowledged is lost or there
 * twice. {@code -Dcleave.kill.rounds=N} does it N times each.
 */
@Timeout(900)
final class ServicesKillTest {
    private static final int ROUNDS = Integer.getInteger("cleave.kill.rounds", 1);
    private static final int CLIENTS = 12;
    private static final Duration BACK = Duration.ofSeconds(20);

    private static @Nullable Services services;

    @BeforeAll
    static void up() {
        services = Services.up();
    }

    @AfterAll
    static void down() {
        if (services != null) services.close();
    }

    private static Services services() {
        return Objects.requireNonNull(services);
    }

    /** Beside each process, the paths that are disturbed while it is away. */
    @ParameterizedTest
    @CsvSource({
        "user,         ''",
        "status,       /status",
        "story,        /story",
        "post,         /post",
        "notification, /notification",
        "objects,      /story /post",
        "kafka,        ''",
        "postgres,     /status /story /post /notification",
        "nginx,        /status /story /post /notification"
    })
    void killedAtARandomMomentNothingIsLost(String name, String disturbed) throws InterruptedException {
        try (Api api = new Api(services().url())) {
            Publications publications = new Publications(new Pictures(api));
            Ledger ledger = new Ledger();
            Crowd crowd = new Crowd(publications, ledger, List.of(api.person(), api.person()), api.person());
            for (int round = 1; round <= ROUNDS; round++) {
                Services.Part victim = services().part(name);
                try (Writers writers = Writers.start(services().url(), CLIENTS, crowd)) {
                    Thread.sleep(ThreadLocalRandom.current().nextInt(100, 1000));
                    services().kill(name);
                    services().awaitReplaced(victim, BACK);
                    writers.stop();
                }
                publications.retry(api);
                ledger.retry(api);
                untilNothingIsWrong(publications, ledger, api, crowd.reader(), name + ", round " + round);
            }
            publications.forgetVerified();
            assertThat(publications.faults(api, crowd.reader())).isEmpty();
            onlyTheseWereDisturbed(Set.of(disturbed.split(" ")), publications, ledger);
            System.out.printf(
                    "%s: %d rounds, %d posts and stories and %d statuses acknowledged, %d reads%n",
                    name,
                    ROUNDS,
                    publications.acknowledgedCount(),
                    ledger.acknowledgedCount(),
                    publications.readCount());
        }
    }

    private static void onlyTheseWereDisturbed(Set<String> paths, Publications publications, Ledger ledger) {
        assertThat(publications.refused())
                .allMatch(refused -> refused.contains(" 503"))
                .allMatch(refused -> paths.stream().anyMatch(path -> !path.isEmpty() && refused.contains(path)));
        if (!paths.contains("/status")) assertThat(ledger.refused()).isEmpty();
        for (Answer answer : ledger.refused()) {
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.header("retry-after")).isNotEmpty();
        }
    }

    /** Looks again until all is well, or the last look began later than it may take. */
    private static void untilNothingIsWrong(
            Publications publications, Ledger ledger, Api api, Person reader, String when) throws InterruptedException {
        long deadline = System.nanoTime() + BACK.toNanos();
        List<String> faults = publications.faults(api, reader);
        while (!faults.isEmpty() && System.nanoTime() < deadline) {
            Thread.sleep(100);
            faults = publications.faults(api, reader);
        }
        assertThat(faults).as(when).isEmpty();
        Ledger.Verdict verdict = ledger.judge(api.listAll(reader));
        assertThat(verdict.lost()).as(when).isEmpty();
        assertThat(verdict.doubled()).as(when).isEmpty();
        assertThat(verdict.changed()).as(when).isEmpty();
    }

    /** What the clients do: most write, some share pictures, some read. */
    private record Crowd(Publications publications, Ledger ledger, List<Person> authors, Person reader)
            implements Writers.Step {
        private static final List<String> LISTS = List.of("/post", "/notification", "/story");

        @Override
        public boolean run(Api api, int client) {
            Person author = authors.get(client % authors.size());
            boolean answered = switch (client % 4) {
                case 0 -> publications.send(api, publications.story(author));
                case 1 -> publications.read(api, reader, LISTS.get(client / 4 % LISTS.size()));
                case 2 -> ledger.send(api, ledger.draft(author));
                default -> publications.send(api, publications.post(author));
            };
            // Who is told to come again, or met nobody, does not come at once.
            try {
                Thread.sleep(answered ? 5 : 100);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return true;
        }
    }
}
