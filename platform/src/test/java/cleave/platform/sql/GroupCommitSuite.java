package cleave.platform.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cleave.platform.runtime.Failure;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows share commits, and share nothing else. The same on every engine. */
abstract class GroupCommitSuite {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private Database database;

    @TempDir
    Path folder;

    abstract Database open(Path folder);

    @BeforeEach
    void start() {
        database = open(folder);
    }

    @AfterEach
    void stop() {
        database.close();
    }

    @Test
    void rowsThatWaitTogetherAreCommittedTogetherAndAnsweredInTheirOrder() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        try (GroupCommit<String, String> commits = commits(settings(256, 4096), rows -> {
            awaitQuietly(gate);
            return insert(rows);
        })) {
            List<CompletableFuture<String>> results = IntStream.range(0, 200)
                    .mapToObj(i -> commits.submit("n" + i))
                    .toList();
            gate.countDown();
            for (int i = 0; i < 200; i++)
                assertThat(results.get(i).get(10, TimeUnit.SECONDS)).isEqualTo("n" + i);
        }
        assertThat(count()).isEqualTo(200);
        assertThat(registry.get("cleave.sql.commit.rows").summary().count()).isLessThanOrEqualTo(3);
    }

    @Test
    void aResultComesOnlyAfterItsCommit() throws Exception {
        try (GroupCommit<String, String> commits = commits(settings(256, 4096), this::insert)) {
            for (int i = 0; i < 50; i++) {
                String name = commits.submit("n" + i).get(10, TimeUnit.SECONDS);
                assertThat(exists(name)).isTrue();
            }
        }
    }

    @Test
    void oneBadRowFailsAloneAndTheOthersAreThere() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        try (GroupCommit<String, String> commits = commits(settings(256, 4096), rows -> {
            awaitQuietly(gate);
            return insert(rows);
        })) {
            List<CompletableFuture<String>> good = new ArrayList<>();
            for (int i = 0; i < 5; i++) good.add(commits.submit("n" + i));
            CompletableFuture<String> bad = commits.submit("n0");
            for (int i = 5; i < 9; i++) good.add(commits.submit("n" + i));
            gate.countDown();
            for (CompletableFuture<String> result : good) result.get(10, TimeUnit.SECONDS);
            assertThatThrownBy(() -> bad.get(10, TimeUnit.SECONDS)).isInstanceOf(ExecutionException.class);
        }
        assertThat(count()).isEqualTo(9);
    }

    @Test
    void beyondTheBoundOfTheQueueARowIsRefusedAtOnce() {
        CountDownLatch gate = new CountDownLatch(1);
        try (GroupCommit<String, String> commits = commits(settings(1, 3), rows -> {
            awaitQuietly(gate);
            return insert(rows);
        })) {
            List<CompletableFuture<String>> results = new ArrayList<>();
            for (int i = 0; i < 10; i++) results.add(commits.submit("n" + i));
            List<CompletableFuture<String>> refused = results.stream()
                    .filter(CompletableFuture::isCompletedExceptionally)
                    .toList();
            // Three wait, and one may be in work already.
            assertThat(refused.size()).isBetween(6, 7);
            assertThatThrownBy(() -> refused.getFirst().get())
                    .hasCauseInstanceOf(Failure.class)
                    .cause()
                    .extracting(cause -> ((Failure) cause).kind())
                    .isEqualTo(Failure.Kind.UNAVAILABLE);
            gate.countDown();
            Awaitility.await().until(() -> results.stream().allMatch(CompletableFuture::isDone));
            assertThat(count()).isEqualTo(10 - refused.size());
        }
    }

    @Test
    void closingCommitsWhatWasAccepted() throws Exception {
        GroupCommit<String, String> commits = commits(settings(2, 4096), this::insert);
        List<CompletableFuture<String>> results =
                IntStream.range(0, 100).mapToObj(i -> commits.submit("n" + i)).toList();
        commits.close();
        for (CompletableFuture<String> result : results) assertThat(result).isCompleted();
        assertThat(count()).isEqualTo(100);
        assertThat(commits.submit("late")).isCompletedExceptionally();
    }

    private GroupCommit<String, String> commits(DatabaseSettings settings, GroupCommit.Batch<String, String> batch) {
        return new GroupCommit<>("test", settings, registry, batch);
    }

    private static DatabaseSettings settings(int batch, int queue) {
        return new DatabaseSettings("", "", "", 4, Duration.ofSeconds(5), Duration.ZERO, batch, queue);
    }

    private List<String> insert(List<String> names) {
        return database.write(handle -> {
            for (String name : names) handle.execute("insert into item (name) values (?)", name);
            return names;
        });
    }

    private int count() {
        return database.read(handle -> handle.createQuery("select count(*) from item")
                .mapTo(Integer.class)
                .one());
    }

    private boolean exists(String name) {
        return database.read(handle -> handle.createQuery("select count(*) from item where name = ?")
                        .bind(0, name)
                        .mapTo(Integer.class)
                        .one())
                == 1;
    }

    private static void awaitQuietly(CountDownLatch gate) {
        try {
            assertThat(gate.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
