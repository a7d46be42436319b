package cleave.notification;

import static org.assertj.core.api.Assertions.assertThat;

import cleave.notification.RunningNotifications.Answer;
import cleave.platform.runtime.Ids;
import cleave.platform.sql.Database;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Notifications over HTTP, made by real posts, the same on every engine. */
abstract class NotificationModuleSuite {
    private static final Duration LONG = Duration.ofDays(30);

    private @Nullable RunningNotifications running;

    @TempDir
    Path folder;

    abstract Database open(String module, Path folder);

    private RunningNotifications start(int consumers, Duration retention, boolean deliver) {
        List<Database> databases = new ArrayList<>();
        for (int i = 0; i < consumers; i++) databases.add(open("notification", folder));
        RunningNotifications started =
                new RunningNotifications(folder, open("post", folder), databases, retention, deliver);
        running = started;
        return started;
    }

    private RunningNotifications start() {
        return start(1, LONG, true);
    }

    @AfterEach
    void stop() {
        if (running != null) running.close();
    }

    @Test
    void aPostIsNotifiedToEveryoneButItsAuthor() {
        RunningNotifications site = start();
        String post = site.post("ann", "hello\n\n  world");
        Awaitility.await().until(() -> site.list("bob").items().size() == 1);
        JsonNode item = site.list("bob").items().getFirst();
        List<String> names = new ArrayList<>();
        item.fieldNames().forEachRemaining(names::add);
        assertThat(names).containsExactly("id", "post", "author", "createdAt");
        assertThat(item.path("post").path("id").asText()).isEqualTo(post);
        assertThat(item.path("post").path("preview").asText()).isEqualTo("hello world");
        assertThat(item.path("author").path("name").asText()).isEqualTo("ann");
        assertThat(site.list("ann").items()).isEmpty();
    }

    @Test
    void theNewestAreFirst() {
        RunningNotifications site = start();
        List<String> posts = IntStream.range(0, 12)
                .mapToObj(i -> site.post(i % 2 == 0 ? "ann" : "cem", "n" + i))
                .toList();
        Awaitility.await().until(() -> posts(site, "bob", 100).size() == 12);
        assertThat(posts(site, "bob", 100)).isEqualTo(posts.reversed());
        assertThat(posts(site, "bob", 10)).isEqualTo(posts.reversed().subList(0, 10));
    }

    @Test
    void whoeverComesFirstMakesItAndTheOtherFindsIt() {
        RunningNotifications site = start(1, LONG, false);
        String post = site.post("ann", "x");
        Answer made = site.announce("ann", post).expect(201);
        assertThat(site.list("bob").items()).containsExactly(made.body());
        assertThat(site.announce("ann", post).expect(200).body()).isEqualTo(made.body());
        site.deliver();
        String later = site.post("ann", "y");
        Awaitility.await().until(() -> posts(site, "bob", 100).contains(later));
        assertThat(posts(site, "bob", 100)).containsExactly(later, post);
        JsonNode byEvent = site.list("bob").items().getFirst();
        assertThat(site.announce("ann", later).expect(200).body()).isEqualTo(byEvent);
    }

    @Test
    void onlyTheAuthorOfAPostThatExistsMayAsk() {
        RunningNotifications site = start();
        String post = site.post("ann", "x");
        site.announce("bob", post).expect(403);
        String none = new Ids(Clock.systemUTC()).next().toString();
        assertThat(site.announce("bob", none).expect(404).code()).isEqualTo("not_found");
        for (Object malformed : List.of("x", "", post.toUpperCase(java.util.Locale.ROOT), " " + post, 1, Map.of())) {
            Answer answer = site.announce("ann", malformed).expect(422);
            assertThat(answer.body().path("errors").path(0).path("field").asText())
                    .isEqualTo("postId");
        }
        site.send(site.json("ann", "/notification", Map.of())).expect(422);
    }

    @Test
    void aKeyIsRememberedAlsoWhereTheNotificationWasThere() {
        RunningNotifications site = start();
        String post = site.post("ann", "x");
        String other = site.post("ann", "y");
        Awaitility.await().until(() -> site.list("bob").items().size() == 2);
        Answer first = site.announce("ann", post, "key").expect(200);
        assertThat(site.announce("ann", post, "key").expect(200).body()).isEqualTo(first.body());
        String none = new Ids(Clock.systemUTC()).next().toString();
        for (String reused : List.of(other, none)) {
            assertThat(site.announce("ann", reused, "key").expect(422).code()).isEqualTo("idempotency_key_reused");
        }
        String bobs = site.post("bob", "z");
        assertThat(site.announce("bob", bobs, "key").status()).isIn(200, 201);
        site.announce("ann", post, "a b").expect(400);
    }

    @Test
    void whatWasRefusedIsNotRemembered() {
        RunningNotifications site = start();
        String post = site.post("ann", "x");
        site.announce("bob", post, "key").expect(403);
        String own = site.post("bob", "y");
        assertThat(site.announce("bob", own, "key").status()).isIn(200, 201);
    }

    @Test
    void eventAndAuthorsRacingMakeExactlyOne() throws Exception {
        RunningNotifications site = start(1, LONG, false);
        List<String> posts =
                IntStream.range(0, 100).mapToObj(i -> site.post("ann", "n" + i)).toList();
        try (ExecutorService clients = Executors.newFixedThreadPool(6)) {
            List<List<Future<Answer>>> asked = posts.stream()
                    .map(post -> Collections.nCopies(3, (Callable<Answer>) () -> site.announce("ann", post)))
                    .map(tries -> tries.stream().map(clients::submit).toList())
                    .toList();
            assertThat(asked.getFirst().getFirst().get().status()).isIn(200, 201);
            // From here on the events run against the requests that are on their way.
            site.deliver();
            for (List<Future<Answer>> tries : asked) {
                List<Answer> answers = new ArrayList<>();
                for (Future<Answer> answer : tries) answers.add(answer.get());
                assertThat(answers).allMatch(answer -> answer.status() == 200 || answer.status() == 201);
                assertThat(answers.stream().filter(answer -> answer.status() == 201))
                        .hasSizeLessThanOrEqualTo(1);
                assertThat(answers.stream().map(Answer::body).distinct()).hasSize(1);
            }
        }
        Awaitility.await().until(() -> pending(site) == 0);
        assertThat(posts(site, "bob", 100)).containsExactlyInAnyOrderElementsOf(posts);
    }

    @Test
    void anEventThatComesAgainChangesNothing() {
        RunningNotifications site = start();
        List<String> posts =
                IntStream.range(0, 10).mapToObj(i -> site.post("ann", "n" + i)).toList();
        Awaitility.await().until(() -> posts(site, "bob", 100).size() == 10 && pending(site) == 0);
        List<JsonNode> before = site.list("bob").items();
        int again = site.postDatabase.write(
                handle -> handle.execute("update outbox set delivered_at = null, next_attempt_at = 0"));
        assertThat(again).isEqualTo(10);
        Awaitility.await().until(() -> pending(site) == 0);
        assertThat(site.list("bob").items()).isEqualTo(before);
        assertThat(posts(site, "bob", 100)).isEqualTo(posts.reversed());
    }

    @Test
    void twoConsumersMakeExactlyOne() {
        RunningNotifications site = start(2, LONG, true);
        List<String> posts =
                IntStream.range(0, 50).mapToObj(i -> site.post("ann", "n" + i)).toList();
        Awaitility.await().until(() -> pending(site) == 0);
        Awaitility.await().until(() -> posts(site, "bob", 100).size() >= 50);
        assertThat(posts(site, "bob", 100)).isEqualTo(posts.reversed());
    }

    @Test
    void whatTheCleanerTookIsInNobodysList() {
        RunningNotifications site = start(1, Duration.ofSeconds(1), true);
        site.post("ann", "x");
        Awaitility.await().until(() -> site.list("bob").items().size() == 1);
        Awaitility.await().until(() -> site.list("bob").items().isEmpty());
        assertThat(site.list("cem").items()).isEmpty();
    }

    private static List<String> posts(RunningNotifications site, String reader, int limit) {
        return site.send(site.request(reader, "/notification?limit=" + limit)).expect(200).items().stream()
                .map(item -> item.path("post").path("id").asText())
                .toList();
    }

    private static int pending(RunningNotifications site) {
        return site.postDatabase.read(
                handle -> handle.createQuery("select count(*) from outbox where delivered_at is null")
                        .mapTo(Integer.class)
                        .one());
    }
}
