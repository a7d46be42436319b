package cleave.e2e.faults;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cleave.cluster.S3Server;
import cleave.e2e.Answer;
import cleave.e2e.Api;
import cleave.e2e.Api.Person;
import cleave.e2e.Run;
import java.awt.image.BufferedImage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The S3 that holds pictures and snippets goes and comes back while Cleave runs on. */
@Timeout(300)
final class ObjectStoreOutageTest {
    private static final Duration RECOVERY = Duration.ofSeconds(10);
    private static final Map<String, Object> SNIPPET = Map.of("language", "text", "code", "kept\r\n");

    @Test
    void withoutItsObjectStoreItRefusesWhatNeedsItAndGoesOnWithTheRest() throws Exception {
        try (S3Server s3 = S3Server.temporary()) {
            s3.start();
            try (Site site = Site.onSqlite(settings(s3))) {
                Api api = site.api();
                Person author = api.person();
                Person reader = api.person();
                String kept = publish(api, author, SNIPPET)
                        .expect(201)
                        .json()
                        .at("/snippet/url")
                        .asText();
                assertThat(api.download(kept)).isEqualTo("kept\r\n".getBytes(UTF_8));
                share(api, author).expect(201);

                s3.stop();
                assertUnavailable(publish(api, author, SNIPPET));
                assertUnavailable(share(api, author));
                assertUnavailable(api.get(kept, null));
                api.publish(author, Map.of("text", "plain"), key()).expect(201);
                for (String list : List.of("/post", "/story", "/notification")) {
                    api.get(list, reader.token()).expect(200);
                }

                s3.start();
                await().atMost(RECOVERY)
                        .untilAsserted(() -> publish(api, author, SNIPPET).expect(201));
                share(api, author).expect(201);
                assertThat(api.download(kept)).isEqualTo("kept\r\n".getBytes(UTF_8));
                assertThat(api.items(reader, "/post")).hasSize(3);
                // What was refused may have left objects that are younger than the grace, and nothing else.
                Run audit = Leftovers.audit(site);
                assertThat(audit.exit()).as(audit.out() + audit.err()).isZero();
                assertThat(audit.out()).startsWith("All is well");
            }
        }
    }

    private static Map<String, String> settings(S3Server s3) {
        return Map.of(
                "objects.url",
                s3.url("media"),
                "objects.access.key",
                S3Server.ACCESS_KEY,
                "objects.secret.key",
                s3.secretKey(),
                "objects.timeout",
                "2s");
    }

    private static Answer publish(Api api, Person author, Map<String, Object> snippet) {
        return api.publish(author, Map.of("text", "with code", "snippet", snippet), key());
    }

    private static Answer share(Api api, Person author) {
        return api.share(author, Pictures.picture(60, 40, BufferedImage.TYPE_INT_RGB, "png"), key());
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    private static void assertUnavailable(Answer answer) {
        answer.expect(503);
        assertThat(answer.header("Retry-After")).isNotEmpty();
    }
}
