package cleave.moderation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import cleave.moderation.RunningModeration.Answer;
import cleave.platform.auth.NamesAsTokens;
import cleave.platform.events.Events;
import cleave.platform.runtime.Ids;
import cleave.platform.sql.Database;
import cleave.status.ModerationSettings.Publish;
import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a status to its verdict and back, and what operators do, over HTTP, the same on every engine. */
abstract class ModerationSuite {
    final List<RunningModeration> running = new ArrayList<>();

    @TempDir
    Path folder;

    abstract Database open(String module, Path folder);

    RunningModeration build(MarkedWords classifier, Publish publish) {
        RunningModeration site =
                new RunningModeration(open("status", folder), open("moderation", folder), classifier, publish);
        running.add(site);
        return site;
    }

    private RunningModeration start() {
        return build(new MarkedWords(), Publish.AFTER).deliver();
    }

    @AfterEach
    void stop() {
        running.forEach(RunningModeration::close);
    }

    @Test
    void aHatefulStatusVanishesAndAKindOneStays() {
        RunningModeration site = start();
        String kind = site.post("ann", "kind words");
        String hateful = site.post("ann", "some HATE here");
        Awaitility.await().until(() -> site.feed("bob").equals(List.of(kind)));
        assertThat(site.mine("ann", hateful).toString())
                .isEqualTo("{\"state\":\"held\",\"automatic\":true,"
                        + "\"reasons\":[{\"text\":\"HATE\",\"start\":5,\"end\":9,\"weight\":1.0}]}");
        assertThat(site.mine("ann", kind).toString()).isEqualTo("{\"state\":\"visible\"}");
    }

    @Test
    void operatorsSeeWhatIsHeldAndDoubtfulNewestFirst() {
        RunningModeration site = start();
        String doubtful = site.post("ann", "some DOUBT");
        site.post("ann", "kind words");
        String hateful = site.post("cem", "some HATE here");
        Awaitility.await().until(() -> site.list("").ids().equals(List.of(hateful, doubtful)));
        JsonNode item = site.list("?state=held").expect(200).items().getFirst();
        assertThat(item.path("history").path(0).path("at").asText()).isNotEmpty();
        String at = item.path("history").path(0).path("at").asText();
        String author = NamesAsTokens.user("cem").id().toString();
        assertThat(item.toString())
                .isEqualTo("{\"id\":\"" + hateful + "\",\"author\":{\"id\":\"" + author + "\",\"name\":\"cem\"},"
                        + "\"text\":\"some HATE here\",\"createdAt\":\""
                        + item.path("createdAt").asText()
                        + "\",\"state\":\"held\",\"label\":\"hateful\",\"score\":0.9,\"model\":\"marked-1\","
                        + "\"reasons\":[{\"text\":\"HATE\",\"start\":5,\"end\":9,\"weight\":1.0}],"
                        + "\"history\":[{\"at\":\"" + at
                        + "\",\"by\":{\"program\":\"marked-1\"},\"action\":\"verdict\"}]}");
        assertThat(site.list("?state=review").ids()).containsExactly(doubtful);
        assertThat(site.list("?state=released").ids()).isEmpty();
        // What is doubtful stays visible, and its author need not know.
        assertThat(site.feed("bob")).contains(doubtful);
        assertThat(site.mine("ann", doubtful).toString()).isEqualTo("{\"state\":\"visible\"}");
    }

    @Test
    void theListKeepsTheConventionsOfLists() {
        RunningModeration site = start();
        List<String> written = IntStream.range(0, 12)
                .mapToObj(i -> site.post("ann", (i % 2 == 0 ? "HATE " : "DOUBT ") + i))
                .toList()
                .reversed();
        Awaitility.await().until(() -> site.list("?limit=100").ids().equals(written));
        Answer first = site.list("").expect(200);
        assertThat(first.ids()).isEqualTo(written.subList(0, 10));
        assertThat(first.http().headers().firstValue("Link"))
                .contains("</moderation?before=" + written.get(9) + ">; rel=\"next\"");
        assertThat(site.list("?before=" + written.get(9)).ids()).isEqualTo(written.subList(10, 12));
        Answer held = site.list("?state=held&limit=2");
        assertThat(held.ids()).isEqualTo(List.of(written.get(1), written.get(3)));
        assertThat(held.http().headers().firstValue("Link"))
                .contains("</moderation?state=held&before=" + written.get(3) + "&limit=2>; rel=\"next\"");
        String etag = first.http().headers().firstValue("ETag").orElseThrow();
        assertThat(site.send(site.request(RunningModeration.OPERATOR, "/moderation")
                                .header("If-None-Match", etag))
                        .http()
                        .statusCode())
                .isEqualTo(304);
        for (String bad : List.of("state=", "state=clean", "state=HELD", "limit=0", "limit=", "before=x")) {
            site.list("?" + bad).expect(422);
        }
    }

    @Test
    void onlyOperatorsGetIn() {
        RunningModeration site = start();
        String id = site.post("ann", "HATE");
        Awaitility.await().until(() -> site.list("").ids().equals(List.of(id)));
        site.get("", "/moderation").expect(401);
        site.decide("", id, "release", null).expect(401);
        site.get("ann", "/moderation?state=nonsense").expect(403);
        site.decide("ann", id, "release", "because").expect(403);
        site.decide("ann", "nonsense", "hold", null).expect(403);
        assertThat(site.list("").items().getFirst().path("history")).hasSize(1);
        assertThat(site.feed("bob")).isEmpty();
    }

    @Test
    void whatIsReleasedIsVisibleAgainAndItsAuthorSeesTheNote() {
        RunningModeration site = start();
        String id = site.post("ann", "quoted HATE");
        Awaitility.await()
                .until(() -> site.feed("bob").isEmpty() && !site.list("").ids().isEmpty());
        JsonNode item = site.release(id, " It quotes. \r\n").expect(200).body();
        assertThat(item.path("state").asText()).isEqualTo("released");
        assertThat(item.path("history")).hasSize(2);
        JsonNode line = item.path("history").path(1);
        assertThat(line.path("action").asText()).isEqualTo("release");
        assertThat(line.path("note").asText()).isEqualTo("It quotes.");
        assertThat(line.path("by").path("name").asText()).isEqualTo(RunningModeration.OPERATOR);
        assertThat(line.path("by").path("id").asText())
                .isEqualTo(NamesAsTokens.user(RunningModeration.OPERATOR).id().toString());
        Awaitility.await().until(() -> site.feed("bob").equals(List.of(id)));
        assertThat(site.mine("ann", id).toString())
                .startsWith("{\"state\":\"visible\",\"automatic\":false,\"reasons\":[{\"text\":\"HATE\"")
                .endsWith("\"note\":\"It quotes.\"}");
        assertThat(site.list("").ids()).isEmpty();
        assertThat(site.list("?state=released").ids()).containsExactly(id);
        assertThat(site.registry.get("cleave.moderation.releases").counter().count())
                .isEqualTo(1);
    }

    @Test
    void theSameAgainChangesNothing() {
        RunningModeration site = start();
        String id = site.post("ann", "HATE");
        Awaitility.await().until(() -> site.list("").ids().equals(List.of(id)));
        JsonNode released = site.release(id, "fine").expect(200).body();
        assertThat(site.release(id, "fine").expect(200).body()).isEqualTo(released);
        assertThat(site.release(id, null).expect(200).body()).isEqualTo(released);
        assertThat(site.release(id, "another note").expect(200).body()).isEqualTo(released);
        JsonNode held = site.hold(id, null).expect(200).body();
        assertThat(held.path("history")).hasSize(3);
        assertThat(held.path("history").path(2).has("note")).isFalse();
        assertThat(site.hold(id, null).expect(200).body()).isEqualTo(held);
        Awaitility.await()
                .until(() -> site.mine("ann", id).path("state").asText().equals("held"));
        assertThat(site.mine("ann", id).path("automatic").asBoolean()).isFalse();
        assertThat(site.registry.get("cleave.moderation.releases").counter().count())
                .isEqualTo(1);
    }

    @Test
    void whatWasNeverHeldCanBeHeldAndToReleaseItChangesNothing() {
        RunningModeration site = start();
        String id = site.post("ann", "kind words");
        Awaitility.await().until(() -> site.release(id, "why not").http().statusCode() == 200);
        JsonNode untouched = site.release(id, "why not").expect(200).body();
        assertThat(untouched.path("state").asText()).isEqualTo("clean");
        assertThat(untouched.path("history")).hasSize(1);
        JsonNode held = site.hold(id, "A person is meant.").expect(200).body();
        assertThat(held.path("state").asText()).isEqualTo("held");
        assertThat(held.path("label").asText()).isEqualTo("clean");
        Awaitility.await().until(() -> site.feed("bob").isEmpty());
        assertThat(site.mine("ann", id).toString())
                .isEqualTo("{\"state\":\"held\",\"automatic\":false,\"reasons\":[],\"note\":\"A person is meant.\"}");
        assertThat(site.registry.get("cleave.moderation.holds").counter().count())
                .isEqualTo(1);
    }

    @Test
    void whatIsDoubtfulIsOffTheListOnceAPersonLetItPass() {
        RunningModeration site = start();
        String id = site.post("ann", "DOUBT");
        Awaitility.await().until(() -> site.list("").ids().equals(List.of(id)));
        assertThat(site.release(id, null).expect(200).body().path("state").asText())
                .isEqualTo("released");
        assertThat(site.list("").ids()).isEmpty();
        assertThat(site.list("?state=released").ids()).containsExactly(id);
        String after = site.post("ann", "HATE");
        Awaitility.await().until(() -> site.list("").ids().equals(List.of(after)) && site.undone() == 0);
        // It was never hidden, so there is nothing to tell its author.
        assertThat(site.mine("ann", id).toString()).isEqualTo("{\"state\":\"visible\"}");
    }

    @Test
    void notesAndIdsAreCheckedLikeOtherInput() {
        RunningModeration site = start();
        String id = site.post("ann", "HATE");
        Awaitility.await().until(() -> site.list("").ids().equals(List.of(id)));
        site.release(id, "x".repeat(1_001)).expect(422);
        site.release(id, "a\u0007").expect(422);
        site.release(id, " ").expect(422);
        site.send(site.request(RunningModeration.OPERATOR, "/moderation/" + id + "/hold")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{\"note\":7}")))
                .expect(422);
        assertThat(site.list("").items().getFirst().path("history")).hasSize(1);
        site.release(new Ids(Clock.systemUTC()).next().toString(), null).expect(404);
        site.hold("nonsense", null).expect(404);
        site.release(id, "\ud83d\ude00".repeat(1_000)).expect(200);
    }

    @Test
    void aTextThatBreaksTheModelIsForPeopleToLookAt() {
        RunningModeration site = start();
        String wrong = site.post("ann", "WRONG");
        String broken = site.post("ann", "BREAK");
        String hateful = site.post("ann", "HATE");
        Awaitility.await().until(() -> site.list("").ids().equals(List.of(hateful, broken, wrong)));
        for (JsonNode item : site.list("?state=review").items()) {
            assertThat(item.has("score")).isFalse();
            assertThat(item.path("label").asText()).isEqualTo("review");
            assertThat(item.path("reasons")).isEmpty();
            assertThat(item.path("history").path(0).path("note").asText())
                    .isEqualTo("The program could not judge this text.");
        }
        Awaitility.await().until(() -> site.undone() == 0);
        assertThat(site.feed("bob")).containsExactly(broken, wrong);
        assertThat(site.registry.get("cleave.moderation.failures").counter().count())
                .isEqualTo(2);
    }

    @Test
    void whatComesAgainIsJudgedOnceAndStaysAsItWasDecided() {
        MarkedWords model = new MarkedWords();
        RunningModeration site = build(model, Publish.AFTER).deliver();
        String id = site.post("ann", "HATE");
        site.post("ann", "kind");
        Awaitility.await().until(() -> site.list("").ids().equals(List.of(id)) && site.undone() == 0);
        site.release(id, null);
        Awaitility.await().until(() -> site.feed("bob").size() == 2);
        JsonNode before = site.list("?state=released").body();
        for (Database database : List.of(site.statuses, site.items)) {
            database.write(handle -> handle.execute("update outbox set delivered_at = null, next_attempt_at = 0"));
        }
        Awaitility.await().until(() -> site.undone() == 0);
        assertThat(model.judged).hasValue(2);
        assertThat(site.list("?state=released").body()).isEqualTo(before);
        assertThat(site.feed("bob")).hasSize(2);
    }

    @Test
    void beforeItsVerdictNobodySeesAStatus() {
        RunningModeration site = build(new MarkedWords(), Publish.BEFORE);
        String kind = site.post("ann", "kind");
        String doubtful = site.post("ann", "DOUBT");
        String broken = site.post("ann", "BREAK");
        String hateful = site.post("ann", "HATE");
        assertThat(site.feed("bob")).isEmpty();
        assertThat(site.mine("ann", hateful).toString()).isEqualTo("{\"state\":\"pending\"}");
        site.deliver();
        Awaitility.await().until(() -> site.feed("bob").equals(List.of(broken, doubtful, kind)));
        Awaitility.await()
                .until(() -> site.mine("ann", hateful).path("state").asText().equals("held"));
        assertThat(site.mine("ann", doubtful).toString()).isEqualTo("{\"state\":\"visible\"}");
    }

    @Test
    void twoWhoDecideAtOnceLeaveOneOrder() throws Exception {
        RunningModeration site = start();
        String id = site.post("ann", "HATE");
        Awaitility.await().until(() -> site.list("").ids().equals(List.of(id)));
        List<Callable<Answer>> decisions = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            decisions.add(() -> site.release(id, null));
            decisions.add(() -> site.hold(id, null));
        }
        try (ExecutorService operators = Executors.newFixedThreadPool(8)) {
            for (Future<Answer> answer : operators.invokeAll(decisions))
                answer.get().expect(200);
        }
        site.hold(id, null);
        JsonNode last = site.release(id, "at last").expect(200).body();
        String action = "";
        for (JsonNode line : last.path("history")) {
            // Nothing is written that changes nothing.
            assertThat(line.path("action").asText()).isNotEqualTo(action);
            action = line.path("action").asText();
        }
        Awaitility.await().until(() -> site.undone() == 0 && site.feed("bob").equals(List.of(id)));
        assertThat(site.mine("ann", id).path("note").asText()).isEqualTo("at last");
    }

    @Test
    void aLaterModelChangesWhatAnEarlierOneHeldOnlyWhenItIsAsked() {
        RunningModeration site = start();
        String forgiven = site.post("ann", "some HATE here");
        String found = site.post("ann", "an ODD one");
        String doubted = site.post("ann", "a DOUBT");
        String released = site.post("ann", "HATE quoted");
        String held = site.post("ann", "kind words");
        Awaitility.await().until(() -> site.list("").ids().equals(List.of(released, doubted, forgiven)));
        Awaitility.await().until(() -> site.hold(held, null).http().statusCode() == 200);
        site.release(released, "It quotes.");
        Awaitility.await().until(() -> site.undone() == 0);
        List<String> before = site.feed("bob");
        assertThat(before).containsExactly(released, doubted, found);

        try (Events events = new Events(RunningModeration.EVENTS, new SimpleMeterRegistry(), Clock.systemUTC())) {
            Recheck later = new Recheck(site.items, new MarkedWords("marked-2", "ODD"), events, Clock.systemUTC());
            List<Recheck.Change> changes = new ArrayList<>();
            Instant since = Instant.now().minusSeconds(60);
            assertThat(later.run(Instant.now().plusSeconds(60), true, changes::add))
                    .isEqualTo(new Recheck.Findings(0, 0, 0, 0, 0, 0));
            assertThat(later.run(since, false, changes::add)).isEqualTo(new Recheck.Findings(3, 0, 2, 0, 2, 0));
            assertThat(changes)
                    .extracting(Recheck.Change::id, Recheck.Change::from, Recheck.Change::to)
                    .containsExactly(
                            tuple(UUID.fromString(forgiven), "held", "clean"),
                            tuple(UUID.fromString(found), "clean", "held"));
            assertThat(site.feed("bob")).isEqualTo(before);

            assertThat(later.run(since, true, changes::add)).isEqualTo(new Recheck.Findings(3, 0, 2, 0, 2, 0));
            Awaitility.await().until(() -> site.feed("bob").equals(List.of(released, doubted, forgiven)));
            assertThat(site.mine("ann", forgiven).toString())
                    .isEqualTo("{\"state\":\"visible\",\"automatic\":true,\"reasons\":[]}");
            JsonNode item = site.list("?state=held&limit=1").items().getFirst();
            assertThat(item.path("id").asText()).isEqualTo(held);
            JsonNode other = site.list("?state=held&limit=2").items().getLast();
            assertThat(other.path("id").asText()).isEqualTo(found);
            assertThat(other.path("history")).hasSize(2);
            assertThat(other.path("history").path(1).path("by").path("program").asText())
                    .isEqualTo("marked-2");
            assertThat(later.run(since, true, changes::add)).isEqualTo(new Recheck.Findings(1, 2, 2, 0, 0, 0));
        }
    }
}
