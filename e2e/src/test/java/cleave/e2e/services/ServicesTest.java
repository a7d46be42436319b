package cleave.e2e.services;

import static org.assertj.core.api.Assertions.assertThat;

import cleave.conformance.EveryRowHolds;
import cleave.e2e.Answer;
import cleave.e2e.Api;
import cleave.e2e.Api.Person;
import cleave.e2e.Services;
import cleave.story.picture.Crafted;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
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

    @BeforeAll
    static void up() {
        Services started = Services.up();
        services = started;
        api = new Api(started.url());
    }

    @AfterAll
    static void down() {
        if (api != null) api.close();
        if (services != null) services.close();
    }

    private static Services services() {
        return Objects.requireNonNull(services);
    }

    private static Api api() {
        return Objects.requireNonNull(api);
    }

    @Test
    void everyRowHolds() throws Exception {
        EveryRowHolds.at(services().url());
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
            Answer there = direct(service, url);
            assertThat(there.status()).as(service).isEqualTo(404);
        }
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
    void aTokenOfAnotherSystemOpensNothing() {
        String forged = "eyJhbGciOiJFUzI1NiIsImtpZCI6ImFub3RoZXIifQ.eyJzdWIiOiJ4In0."
                + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
        for (String path : new String[] {"/me", "/status", "/story", "/post", "/notification"}) {
            assertThat(api().get(path, forged).status()).as(path).isEqualTo(401);
        }
    }

    /** Asks a service itself, as only this machine can. */
    private static Answer direct(String service, String path) {
        try (Api there = new Api("http://127.0.0.1:" + services().part(service).port())) {
            return there.get(path, null);
        }
    }
}
