package cleave.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;

import cleave.e2e.Answer;
import cleave.e2e.Api;
import cleave.e2e.Api.Person;
import cleave.e2e.Services;
import cleave.platform.sql.Lease;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A crash of each process of the services shape in turn, while people write, publish and read and a program judges: what needs it is told to
 * come again, nothing else is disturbed, all is well soon after, and nothing that was acknowledged is lost or there
 * twice.
 */
@Timeout(900)
final class ServicesKillTest {
    private static final int CLIENTS = 8;
    private static final List<String> SERVICES =
            List.of("user", "status", "story", "post", "notification", "moderation");
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
                new Verdicts(),
                List.of(client.person(), client.person()),
                client.person(),
                client.person(Services.OPERATOR));
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
        "moderation,   ''",
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
        int refusedVerdicts = everyone.verdicts().refused().size();
        for (int round = 1; round <= Rounds.CRASHES_EACH; round++) {
            Services.Part victim = services().part(name);
            try (Writers writers = Writers.start(services().url(), CLIENTS, everyone)) {
                Thread.sleep(ThreadLocalRandom.current().nextInt(100, 1000));
                services().kill(name);
                services().awaitReplaced(victim, RETURN);
                writers.stop();
            }
            everyone.retry(api());
            untilNothingIsWrong(everyone, name + ", round " + round);
        }
        onlyTheseWereDisturbed(
                Set.of(disturbed.split(" ")),
                Stream.concat(
                                publications.refused().stream().skip(refused),
                                everyone.verdicts().refused().stream().skip(refusedVerdicts))
                        .toList(),
                ledger.refused().stream().skip(refusedStatuses).toList());
        everyone.verdicts().releaseOne(api(), everyone.operator());
        System.out.printf(
                "%s killed in %d rounds; so far %d posts and stories and %d statuses acknowledged, %d reads%n",
                name,
                Rounds.CRASHES_EACH,
                publications.acknowledgedCount(),
                ledger.acknowledgedCount(),
                publications.readCount());
    }

    @Test
    void whatRunsTwiceStartsAgainReplicaByReplicaWithoutLosingARequest() {
        services().run("up", "--scale", scale(2));
        List<Services.Part> before = services().parts();
        Passersby passersby = Passersby.start(services().url(), crowd().reader(), Api.PASSWORD);
        try (passersby) {
            for (String name : SERVICES) services().run("restart", name);
        }
        List<Services.Part> after = services().parts();
        services().run("up", "--scale", scale(1));
        assertThat(passersby.failures()).isEmpty();
        assertThat(passersby.answered()).isGreaterThan(500);
        Set<Long> pids = before.stream().map(Services.Part::pid).collect(Collectors.toSet());
        assertThat(after.stream().filter(part -> !pids.contains(part.pid())).map(Services.Part::name))
                .containsExactlyInAnyOrderElementsOf(SERVICES.stream()
                        .flatMap(name -> Stream.of(name, name + "-2"))
                        .toList());
        System.out.printf("a restart of twelve replicas while %d requests were answered%n", passersby.answered());
    }

    /** As when its machine sleeps: another takes over, and the one that wakes up finds that it may do nothing any more. */
    @Test
    void aReplicaThatIsPausedForLongerThanItsLeaseDoesNoHarm() throws InterruptedException {
        services().run("up", "--scale", "post=2,notification=2");
        int refused = crowd().publications().refused().size();
        int refusedStatuses = crowd().ledger().refused().size();
        try (Writers writers = Writers.start(services().url(), CLIENTS, crowd())) {
            for (String name : List.of("post", "post-2", "notification", "notification-2")) {
                long pid = services().part(name).pid();
                signal("STOP", pid);
                try {
                    Thread.sleep(Lease.LASTS.plusSeconds(2));
                } finally {
                    signal("CONT", pid);
                }
            }
            writers.stop();
        }
        services().run("up", "--scale", "post=1,notification=1");
        crowd().retry(api());
        untilNothingIsWrong(crowd(), "paused");
        onlyTheseWereDisturbed(
                Set.of("/post", "/notification"),
                crowd().publications().refused().stream().skip(refused).toList(),
                crowd().ledger().refused().stream().skip(refusedStatuses).toList());
    }

    private static void signal(String name, long pid) throws InterruptedException {
        try {
            Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(pid)).start();
            assertThat(kill.waitFor()).isZero();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String scale(int replicas) {
        return SERVICES.stream().map(name -> name + "=" + replicas).collect(Collectors.joining(","));
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
        everyone.verdicts().assertRight(api(), everyone.reader(), everyone.operator(), WELL, when);
        Ledger.Verdict verdict = everyone.ledger().judge(api().listAll(everyone.reader()));
        assertThat(verdict.lost()).as(when).isEmpty();
        assertThat(verdict.doubled()).as(when).isEmpty();
        assertThat(verdict.changed()).as(when).isEmpty();
    }

    /** What the clients do: most write, some share pictures, some read. */
    private record Crowd(
            Publications publications,
            Ledger ledger,
            Verdicts verdicts,
            List<Person> authors,
            Person reader,
            Person operator)
            implements Writers.Step {
        private static final List<String> LISTS = List.of("/post", "/notification", "/story");

        /** Sends again what nobody has answered, with the same keys. */
        void retry(Api api) {
            publications.retry(api);
            ledger.retry(api);
            verdicts.retry(api);
        }

        @Override
        public boolean run(Api api, int client) {
            Person author = authors.get(client % authors.size());
            boolean answered = switch (client % 4) {
                case 0 -> publications.send(api, publications.story(author));
                case 1 -> publications.read(api, reader, LISTS.get(client / 4 % LISTS.size()));
                case 2 ->
                    client < 4
                            ? ledger.send(api, ledger.draft(author))
                            : verdicts.send(api, verdicts.draft(author, true));
                default -> publications.send(api, publications.post(author));
            };
            // Who is told to come again, or met nobody, does not come at once.
            try {
                Thread.sleep(answered ? 60 : 100);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return true;
        }
    }
}
