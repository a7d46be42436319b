package cleave.e2e.services;

import static org.assertj.core.api.Assertions.assertThat;

import cleave.conformance.EveryRowHolds;
import cleave.conformance.Surroundings;
import cleave.e2e.Answer;
import cleave.e2e.Api;
import cleave.e2e.Api.Person;
import cleave.e2e.Jwts;
import cleave.e2e.Services;
import cleave.story.picture.Crafted;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.security.PrivateKey;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A process per service behind nginx is the same system as one process, for whoever sees it from outside. */
final class ServicesTest {
    private static @Nullable Services services;
    private static @Nullable Api api;
    private static @Nullable Person operator;

    @BeforeAll
    static void up() {
        Services started = Services.up();
        services = started;
        Api client = new Api(started.url());
        api = client;
        operator = client.person(Services.OPERATOR);
    }

    @AfterAll
    static void down() {
        if (api != null) api.close();
        if (services != null) services.close();
    }

    private static Person operator() {
        return Objects.requireNonNull(operator);
    }

    private static Services services() {
        return Objects.requireNonNull(services);
    }

    private static Api api() {
        return Objects.requireNonNull(api);
    }

    @Test
    void everyRowHolds() throws Exception {
        EveryRowHolds.at(
                services().url(), new Surroundings(null, null, operator().token()));
    }

    @Test
    void aNotificationComesOverTheQueueWithinMoments() throws Exception {
        Person author = api().person();
        Person reader = api().person();
        Answer post = api().publish(author, Map.of("text", "Over the queue"), "queue-1");
        String id = post.expect(201).json().path("id").asText();
        long until = System.nanoTime() + Duration.ofSeconds(5).toNanos();
        String list = "";
        while (!list.contains(id) && System.nanoTime() < until) {
            list = api().get("/notification", reader.token()).expect(200).body();
        }
        assertThat(list).contains(id);
    }

    @Test
    void noByteOfAPictureGoesThroughAService() throws Exception {
        Person author = api().person();
        byte[] picture = Crafted.png(30, 20, 8, 2, new byte[20 * (1 + 3 * 30)]);
        Answer story = api().send(api().request("/story", author.token())
                .header("Content-Type", "image/png")
                .POST(BodyPublishers.ofByteArray(picture)));
        String url = story.expect(201).json().path("image").path("url").asText();
        assertThat(api().download(url)).startsWith(0xff, 0xd8);
        for (String service : new String[] {"story", "post"}) {
            Answer there = direct(service, url, null);
            assertThat(there.status()).as(service).isEqualTo(404);
        }
    }

    @Test
    void noAnswerOfAnySizeWaitsForAClientsAcknowledgement() {
        Person author = api().person();
        // Between one and two of the segments that this machine sends to itself.
        String code = "x".repeat(99_000);
        Answer post = api().publish(author, Map.of("text", "Long", "snippet", Map.of("code", code)), "long-1");
        String url = post.expect(201).json().at("/snippet/url").asText();
        long fastest = Long.MAX_VALUE;
        for (int i = 0; i < 20; i++) {
            long began = System.nanoTime();
            assertThat(api().download(url)).hasSize(code.length());
            fastest = Math.min(fastest, System.nanoTime() - began);
        }
        assertThat(Duration.ofNanos(fastest)).isLessThan(Duration.ofMillis(30));
    }

    @Test
    void theClientAnswersAtItsOwnAddresses() {
        for (String path : new String[] {"/", "/login", "/feed", "/notifications", "/posts/any", "/review"}) {
            Answer page = api().get(path, null).expect(200);
            assertThat(page.header("Content-Type")).as(path).isEqualTo("text/html; charset=utf-8");
        }
        api().get("/review/any", null).expect(404);
    }

    @Test
    void whatIsForOperatorsIsNotReachableFromOutside() {
        for (String path : new String[] {"/metrics", "/health/ready", "/health/live", "/.page/index.html", "/.odd"}) {
            assertThat(api().get(path, null).status()).as(path).isEqualTo(404);
        }
    }

    @Test
    void whatAClientSaysOfItsAddressCountsForNothing() {
        // A throttle by address that believed it would never see the same one twice.
        Answer answer = api().send(api().request("/me", null)
                .header("X-Forwarded-For", "203.0.113.9")
                .header("Forwarded", "for=203.0.113.9")
                .header("X-Request-Id", "mine-1")
                .GET());
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("x-request-id")).isEqualTo("mine-1");
    }

    @Test
    void aTokenOfAnotherSystemOpensNothingNotEvenAtTheServiceItself() throws Exception {
        String token = api().person().token();
        ObjectNode claims = (ObjectNode) Jwts.claims(token);
        String foreign = Jwts.es256(Jwts.header(token), claims, Jwts.newKey().getPrivate());
        // Our own key, with which a system beside ours might sign for its own readers.
        PrivateKey ours = Jwts.privateKey(Files.readString(services().file("user/data/keys/0001.pem")));
        String same = Jwts.es256(Jwts.header(token), claims, ours);
        String elsewhere = Jwts.es256(Jwts.header(token), claims.deepCopy().put("aud", "another"), ours);
        for (String path : new String[] {"/status", "/story", "/post", "/notification"}) {
            String service = path.substring(1);
            assertThat(api().get(path, same).status()).as(path).isEqualTo(200);
            for (String forged : List.of(foreign, elsewhere)) {
                assertThat(api().get(path, forged).status()).as(path).isEqualTo(401);
                assertThat(direct(service, path, forged).status()).as(path).isEqualTo(401);
            }
        }
        assertThat(api().get("/me", foreign).status()).isEqualTo(401);
    }

    @Test
    void onlyOperatorsReachModerationAlsoAtTheServiceItself() {
        Person somebody = api().person();
        int port = services().part("moderation").port();
        try (Api there = new Api("http://127.0.0.1:" + port)) {
            for (Api way : new Api[] {api(), there}) {
                assertThat(way.get("/moderation", null).status()).isEqualTo(401);
                assertThat(way.get("/moderation", somebody.token()).status()).isEqualTo(403);
                way.get("/moderation", operator().token()).expect(200);
                for (String action : new String[] {"hold", "release"}) {
                    String path = "/moderation/" + somebody.id() + "/" + action;
                    assertThat(way.post(path, null, Map.of(), Map.of()).status())
                            .isEqualTo(401);
                    assertThat(way.post(path, somebody.token(), Map.of(), Map.of())
                                    .status())
                            .isEqualTo(403);
                }
            }
        }
    }

    /** Asks a service itself, as only this machine can. */
    private static Answer direct(String service, String path, @Nullable String token) {
        try (Api there = new Api("http://127.0.0.1:" + services().part(service).port())) {
            return there.get(path, token);
        }
    }
}
