package cleave.status;

import static org.assertj.core.api.Assertions.assertThat;

import cleave.platform.sql.Database;
import cleave.status.ModerationSettings.Publish;
import cleave.status.api.StatusDecided;
import cleave.status.api.StatusDecided.Reason;
import cleave.status.api.StatusWritten;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What decisions do to statuses, through a real server, the same on every engine. */
abstract class DecisionsSuite {
    private static final List<Reason> REASONS = List.of(new Reason(2, 6, 0.75));

    final List<JudgedStatuses> running = new ArrayList<>();

    @TempDir
    Path folder;

    abstract Database open(String module, Path folder);

    JudgedStatuses start(Publish publish, boolean heard) {
        JudgedStatuses site = new JudgedStatuses(open("status", folder), open("test", folder), publish, heard);
        running.add(site);
        return site;
    }

    @AfterEach
    void stop() {
        running.forEach(JudgedStatuses::close);
    }

    @Test
    void whatIsHeldIsInNobodysListAndItsAuthorSeesWhy() {
        JudgedStatuses site = start(Publish.AFTER, true);
        String kept = id(site.post("ann", "kind"));
        JsonNode written = site.post("ann", "a bad thing");
        assertThat(written.path("moderation").toString()).isEqualTo("{\"state\":\"visible\"}");
        HttpResponse<String> before = site.list("bob", "");
        site.decide(decision(id(written), 1, true, true, null));
        Awaitility.await().until(() -> site.ids("bob").equals(List.of(kept)));
        assertThat(site.list("bob", "").headers().firstValue("ETag"))
                .isNotEqualTo(before.headers().firstValue("ETag"));
        assertThat(site.list("bob", "?limit=100").body()).doesNotContain("bad");
        assertThat(site.newest("ann").toString())
                .isEqualTo("{\"state\":\"held\",\"automatic\":true,"
                        + "\"reasons\":[{\"text\":\"bad \",\"start\":2,\"end\":6,\"weight\":0.75}]}");
    }

    @Test
    void whatIsReleasedIsBackAtItsPlace() {
        JudgedStatuses site = start(Publish.AFTER, true);
        List<String> written = IntStream.range(0, 15)
                .mapToObj(i -> id(site.post("ann", "number " + i)))
                .toList()
                .reversed();
        site.decide(decision(written.get(3), 1, true, true, null));
        List<String> others = new ArrayList<>(written);
        others.remove(3);
        Awaitility.await().until(() -> site.ids("bob").equals(others.subList(0, 10)));
        site.decide(decision(written.get(3), 2, false, false, "no harm"));
        Awaitility.await().until(() -> site.ids("bob").equals(written.subList(0, 10)));
        JsonNode released = site.post("ann", "again it is");
        site.decide(decision(id(released), 1, true, true, null), decision(id(released), 2, false, false, "no harm"));
        Awaitility.await().until(() -> site.newest("ann").has("automatic"));
        assertThat(site.newest("ann").toString())
                .startsWith("{\"state\":\"visible\",\"automatic\":false,\"reasons\":[{")
                .endsWith("],\"note\":\"no harm\"}");
        assertThat(site.ids("bob")).startsWith(id(released), written.getFirst());
    }

    @Test
    void aDecisionCountsOnceAndNoneBeforeIt() {
        JudgedStatuses site = start(Publish.AFTER, true);
        String id = id(site.post("ann", "text of it"));
        site.decide(decision(id, 2, false, false, "fine"));
        Awaitility.await().until(() -> site.newest("ann").has("note"));
        JsonNode decided = site.newest("ann");
        site.decide(decision(id, 1, true, true, null), decision(id, 2, true, true, null));
        String after = id(site.post("cem", "the next one"));
        site.decide(decision(after, 1, true, true, null));
        Awaitility.await().until(() -> site.ids("bob").equals(List.of(id)));
        assertThat(site.newest("ann")).isEqualTo(decided);
        assertThat(site.list("bob", "?limit=100").body()).contains(id);
    }

    @Test
    void howeverManyAreHeldTheOthersAreThere() {
        JudgedStatuses site = start(Publish.AFTER, true);
        List<String> kept = new ArrayList<>();
        for (int i = 0; i < 12; i++) kept.add(id(site.post("ann", "kept" + i)));
        List<StatusDecided> held = new ArrayList<>();
        for (int i = 0; i < 90; i++) held.add(decision(id(site.post("cem", "held number " + i)), 1, true, true, null));
        site.decide(held.toArray(StatusDecided[]::new));
        Awaitility.await().until(() -> site.list("bob", "?limit=100").body().split("\"id\"").length == 2 * 12 + 1);
        assertThat(site.ids("bob")).isEqualTo(kept.reversed().subList(0, 10));
        HttpResponse<String> page = site.list("bob", "");
        assertThat(page.headers().firstValue("Link")).contains("</status?before=" + kept.get(2) + ">; rel=\"next\"");
        assertThat(site.list("bob", "?before=" + kept.get(2)).body()).contains(kept.get(1), kept.get(0));
    }

    @Test
    void beforeItsVerdictAStatusIsItsAuthorsOnly() {
        JudgedStatuses site = start(Publish.BEFORE, true);
        JsonNode written = site.post("ann", "text of it");
        assertThat(written.path("moderation").toString()).isEqualTo("{\"state\":\"pending\"}");
        Awaitility.await().until(() -> site.told.size() == 1);
        StatusWritten told = site.told.element();
        assertThat(told.id()).hasToString(id(written));
        assertThat(told.text()).isEqualTo("text of it");
        assertThat(told.authorName()).isEqualTo("ann");
        assertThat(told.pending()).isTrue();
        assertThat(site.ids("bob")).isEmpty();
        assertThat(site.newest("ann").toString()).isEqualTo("{\"state\":\"pending\"}");
        site.decide(decision(id(written), 1, false, true, null));
        Awaitility.await().until(() -> site.ids("bob").equals(List.of(id(written))));
        // Nothing was hidden or restored, so there is nothing more to say.
        assertThat(site.newest("ann").toString()).isEqualTo("{\"state\":\"visible\"}");
        String hateful = id(site.post("ann", "another text"));
        site.decide(decision(hateful, 1, true, true, null));
        Awaitility.await().until(() -> site.newest("ann").path("state").asText().equals("held"));
        assertThat(site.ids("bob")).containsExactly(id(written));
    }

    @Test
    void whereNobodyJudgesNothingWaitsAndNothingIsTold() {
        JudgedStatuses site = start(Publish.BEFORE, false);
        String id = id(site.post("ann", "x"));
        assertThat(site.ids("bob")).containsExactly(id);
        try (Database database = open("status", folder)) {
            assertThat(database.<Integer>read(handle -> handle.createQuery("select count(*) from outbox")
                            .mapTo(Integer.class)
                            .one()))
                    .isZero();
        }
    }

    @Test
    void aStatusIsToldOfOnceHoweverOftenItsAuthorRepeatsIt() {
        JudgedStatuses site = start(Publish.AFTER, true);
        site.post("ann", "1");
        site.post("ann", "2");
        Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> site.told.size() == 2);
        assertThat(site.told).noneMatch(StatusWritten::pending);
    }

    static String id(JsonNode status) {
        return status.path("id").asText();
    }

    static StatusDecided decision(String id, long number, boolean held, boolean automatic, @Nullable String note) {
        return new StatusDecided(UUID.fromString(id), number, held, automatic, REASONS, note);
    }
}
