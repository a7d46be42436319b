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
    private static final int CLIENTS = 8;
    /** For the process to be started again, which is not what is measured. */
    private static final Duration RETURN = Duration.ofSeconds(60);

    private static final Duration WELL = Duration.ofSeconds(20);

    private static @Nullable Services services;
    private static @Nullable Api api;
    private static @Nullable Crowd crowd;

    @BeforeAll
    static void up() {
        Services started = Services.up();
        services = started;
        Api client = new Api(started.url());
        api = client;
        // One for all: what was acknowledged before one crash must be there after the next, too.
        crowd = new Crowd(
                new Publications(new Pictures(client)),
                new Ledger(),
                List.of(client.person(), client.person()),
                client.person());
    }

    @AfterAll
    static void down() {
        if (api != null) api.close();
        if (services != null) services.close();
    }

    private static Api api() {
        return Objects.requireNonNull(api);
    }

    private static Crowd crowd() {
        return Objects.requireNonNull(crowd);
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
        Crowd everyone = crowd();
        Publications publications = everyone.publications();
        Ledger ledger = everyone.ledger();
        int refused = publications.refused().size();
        int refusedStatuses = ledger.refused().size();
        for (int round = 1; round <= ROUNDS; round++) {
            Services.Part victim = services().part(name);
            try (Writers writers = Writers.start(services().url(), CLIENTS, everyone)) {
                Thread.sleep(ThreadLocalRandom.current().nextInt(100, 1000));
                services().kill(name);
                services().awaitReplaced(victim, RETURN);
                writers.stop();
            }
            publications.retry(api());
            ledger.retry(api());
            untilNothingIsWrong(everyone, name + ", round " + round);
        }
        onlyTheseWereDisturbed(
                Set.of(disturbed.split(" ")),
                publications.refused().stream().skip(refused).toList(),
                ledger.refused().stream().skip(refusedStatuses).toList());
        System.out.printf(
                "%s killed in %d rounds; so far %d posts and stories and %d statuses acknowledged, %d reads%n",
                name, ROUNDS, publications.acknowledgedCount(), ledger.acknowledgedCount(), publications.readCount());
    }

    private static void onlyTheseWereDisturbed(Set<String> paths, List<String> refused, List<Answer> refusedStatuses) {
        assertThat(refused)
                .allMatch(answer -> answer.contains(" 503"))
                .allMatch(answer -> paths.stream().anyMatch(path -> !path.isEmpty() && answer.contains(path)));
        if (!paths.contains("/status")) assertThat(refusedStatuses).isEmpty();
        for (Answer answer : refusedStatuses) {
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.header("retry-after")).isNotEmpty();
        }
    }

    /** What was published soon, what was written at once. */
    private static void untilNothingIsWrong(Crowd everyone, String when) throws InterruptedException {
        everyone.publications().assertRight(api(), everyone.reader(), WELL, when);
        Ledger.Verdict verdict = everyone.ledger().judge(api().listAll(everyone.reader()));
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
                Thread.sleep(answered ? 30 : 100);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return true;
        }
    }
}
