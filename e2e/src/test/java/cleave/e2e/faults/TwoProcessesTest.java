package cleave.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;

import cleave.cluster.Cleave;
import cleave.e2e.Answer;
import cleave.e2e.Api;
import cleave.e2e.Api.Person;
import cleave.e2e.Api.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** Two processes on one PostgreSQL are one Cleave to those who use them. */
@Timeout(240)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class TwoProcessesTest {
    private static final int POSTS = 200;
    private static final int KEYS = 50;

    /** What one has answered with 201 the other shows from then on. */
    private static final Duration BEHIND = Duration.ofMillis(50);
    /** Added for the threads of three processes that wait for one of few cores. */
    private static final Duration SCHEDULING = Duration.ofMillis(50);

    private final Site site = Site.onPostgres();
    private final Cleave second = site.another("second");
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private Api one = site.api();
    private Api other = one;

    @BeforeAll
    void startTheOther() {
        try {
            second.start();
            other = new Api(second.url());
        } catch (RuntimeException e) {
            stop();
            throw e;
        }
    }

    @AfterAll
    void stop() {
        executor.shutdownNow();
        try (site;
                second) {
            other.close();
        }
    }

    /** The same person at each process: a process accepts only tokens that it has made. */
    private record Both(Person atOne, Person atOther) {}

    private Both person() {
        Person person = one.person();
        String token = other.login(person.email(), Api.PASSWORD)
                .expect(200)
                .json()
                .path("token")
                .asText();
        return new Both(person, new Person(person.id(), person.name(), person.email(), token));
    }

    @Test
    void whatOneAnsweredWith201IsInTheOthersListAtOnce() {
        Both author = person();
        Both reader = person();
        long[] delays = new long[POSTS];
        for (int i = 0; i < POSTS; i++) {
            boolean swapped = i % 2 == 1;
            delays[i] = swapped
                    ? delay(other, author.atOther(), one, reader.atOne())
                    : delay(one, author.atOne(), other, reader.atOther());
        }
        Arrays.sort(delays);
        System.out.printf(
                "A status of the other process was last missed after: median %.1f ms, p99 %.1f ms, most %.1f ms%n",
                delays[POSTS / 2] / 1e6, delays[POSTS * 99 / 100] / 1e6, delays[POSTS - 1] / 1e6);
        assertThat(Duration.ofNanos(delays[POSTS - 1])).isLessThanOrEqualTo(BEHIND.plus(SCHEDULING));
    }

    /** Nanoseconds from the 201 to the sending of the last GET without the status. */
    private static long delay(Api writes, Person author, Api reads, Person reader) {
        String id = writes.write(author, "Seen from here")
                .expect(201)
                .json()
                .path("id")
                .asText();
        long answered = System.nanoTime();
        long missed = 0;
        long deadline = answered + TimeUnit.SECONDS.toNanos(10);
        while (System.nanoTime() < deadline) {
            long asked = System.nanoTime();
            if (reads.list(reader).stream().anyMatch(status -> status.id().equals(id))) {
                return missed;
            }
            missed = asked - answered;
        }
        throw new AssertionError(id + " did not come into the other list within 10 s");
    }

    @Test
    void bothShowOneListInOneOrderWithoutGapOrDoubleWhileBothWrite() throws Exception {
        Both author = person();
        Both reader = person();
        Ledger ledger = new Ledger();
        try (Writers atOne = Writers.start(one.url(), 4, List.of(author.atOne()), ledger);
                Writers atOther = Writers.start(other.url(), 4, List.of(author.atOther()), ledger)) {
            for (int i = 0; i < 10; i++) {
                ledger.awaitAcknowledged(50);
                Set<String> before = new HashSet<>(ledger.acknowledgedIds());
                boolean swapped = i % 2 == 1;
                List<String> paged = ids((swapped ? one : other)
                        .follow(swapped ? reader.atOne() : reader.atOther(), "/status?limit=37"));
                assertThat(paged)
                        .isSortedAccordingTo(Comparator.reverseOrder())
                        .doesNotHaveDuplicates()
                        .containsAll(before);
            }
            atOne.stop();
            atOther.stop();
        }
        assertThat(ledger.refused()).isEmpty();
        assertThat(ids(one.listAll(reader.atOne()))).isEqualTo(ids(other.listAll(reader.atOther())));
    }

    @Test
    void statusesWrittenInTurnKeepTheirOrder() {
        Both author = person();
        Both reader = person();
        List<String> written = new ArrayList<>();
        long started = System.currentTimeMillis();
        for (int i = 0; i < 100; i++) {
            Answer answer =
                    i % 2 == 0 ? one.write(author.atOne(), "In turn") : other.write(author.atOther(), "In turn");
            written.add(answer.expect(201).json().path("id").asText());
            // Ids tell moments apart by the millisecond.
            for (long now = System.currentTimeMillis(); now <= started; now = System.currentTimeMillis()) {
                Thread.onSpinWait();
            }
            started = System.currentTimeMillis();
        }
        assertThat(ids(one.listAll(reader.atOne())).subList(0, 100)).isEqualTo(written.reversed());
        assertThat(ids(other.listAll(reader.atOther())).subList(0, 100)).isEqualTo(written.reversed());
    }

    @Test
    void oneKeySentToBothAtOnceMakesOneStatus() throws Exception {
        Both author = person();
        for (int i = 0; i < KEYS; i++) {
            String key = UUID.randomUUID().toString();
            CompletableFuture<Answer> here =
                    CompletableFuture.supplyAsync(() -> one.write(author.atOne(), "Only once", key), executor);
            CompletableFuture<Answer> there =
                    CompletableFuture.supplyAsync(() -> other.write(author.atOther(), "Only once", key), executor);
            Answer first = here.get(30, TimeUnit.SECONDS);
            Answer second = there.get(30, TimeUnit.SECONDS);
            assertThat(List.of(first.status(), second.status())).containsExactlyInAnyOrder(200, 201);
            assertThat(first.json()).isEqualTo(second.json());
        }
        assertThat(one.mine(author.atOne())).hasSize(KEYS);
    }

    private static List<String> ids(List<Status> statuses) {
        return statuses.stream().map(Status::id).toList();
    }
}
