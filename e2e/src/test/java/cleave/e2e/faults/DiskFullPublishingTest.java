package cleave.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cleave.e2e.Answer;
import cleave.e2e.Api;
import cleave.e2e.Api.Person;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Posts, snippets and pictures while the disk that holds all of the data has no room left, and once it has again. */
@Timeout(240)
final class DiskFullPublishingTest {
    private static final int MEGABYTES = 48;
    private static final long LEFT = 1 << 20;
    private static final Duration RECOVERY = Duration.ofSeconds(20);
    private static final List<Submission> STORIES = Submission.stories();
    private static final List<Submission> POSTS = Stream.of(
                    Submission.postsWithoutSnippet(), Submission.postsWithSnippet())
            .flatMap(List::stream)
            .toList();
    private static final List<Submission> ALL =
            Stream.of(STORIES, POSTS).flatMap(List::stream).toList();
    /** A story has a picture and its preview. */
    private static final int OBJECTS =
            2 * STORIES.size() + Submission.postsWithSnippet().size();

    @Test
    void onAFullDiskNothingIsPublishedNorLeftAndWithRoomAllIs() {
        Optional<Tmpfs> mounted = Tmpfs.mounted(MEGABYTES);
        assumeTrue(mounted.isPresent(), "this user may not mount a small disk");
        try (Tmpfs disk = mounted.orElseThrow();
                Site site = Site.onSqlite(disk.folder().resolve("site"), Leftovers.SWEPT_SOON)) {
            Api api = site.api();
            Person author = api.person();
            Person reader = api.person();
            List<String> urls = new ArrayList<>();
            for (Submission one : ALL)
                urls.addAll(urls(one.send(api, author, "before").expect(201).json()));
            assertThat(urls).hasSize(OBJECTS);

            disk.fill(LEFT);
            writeUntilRefused(api, author);
            disk.fill(0);
            List<String> stories = ids(api, reader, "/story");
            List<String> posts = ids(api, reader, "/post");
            for (int round = 0; round < 3; round++) {
                for (Submission one : ALL) assertUnavailable(one.send(api, author, "full"));
                assertThat(ids(api, reader, "/story")).isEqualTo(stories);
                assertThat(ids(api, reader, "/post")).isEqualTo(posts);
                api.get("/notification", reader.token()).expect(200);
                assertThat(urls).allSatisfy(url -> assertThat(api.download(url)).isNotEmpty());
                Leftovers.assertNothingUnfinished(site);
            }

            disk.makeRoom();
            for (Submission one : ALL) {
                // Never 200: of what was refused nothing had been stored.
                await(one.name())
                        .atMost(RECOVERY)
                        .untilAsserted(() -> one.send(api, author, "full").expect(201));
            }
            assertThat(ids(api, reader, "/story")).hasSize(stories.size() + STORIES.size());
            List<String> all = ids(api, reader, "/post");
            assertThat(all).hasSize(posts.size() + POSTS.size());
            await().atMost(RECOVERY)
                    .untilAsserted(() -> assertThat(notified(api, reader)).containsExactlyInAnyOrderElementsOf(all));
            await().atMost(Leftovers.SWEPT)
                    .untilAsserted(() -> assertThat(Leftovers.objects(site)).hasSize(2 * OBJECTS));
            Leftovers.assertNoneOf(site);
        }
    }

    /** The paths of all objects that belong to a story or a post. */
    private static List<String> urls(JsonNode item) {
        return Stream.of("/image/url", "/image/preview/url", "/snippet/url")
                .map(item::at)
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText)
                .toList();
    }

    private static void writeUntilRefused(Api api, Person author) {
        for (int i = 0; i < MEGABYTES << 20; i += Submission.TEXT.length()) {
            Answer answer = api.publish(author, Map.of("text", Submission.TEXT), "filling-" + i);
            if (answer.status() != 201) {
                assertUnavailable(answer);
                return;
            }
        }
        throw new AssertionError("The disk should be full by now.");
    }

    private static void assertUnavailable(Answer answer) {
        answer.expect(503);
        assertThat(answer.header("Retry-After")).isNotEmpty();
    }

    private static List<String> ids(Api api, Person reader, String path) {
        return api.items(reader, path + "?limit=100").stream()
                .map(item -> item.path("id").asText())
                .toList();
    }

    /** The posts that notifications tell of, each as often as it is told of. */
    private static List<String> notified(Api api, Person reader) {
        return api.items(reader, "/notification?limit=100").stream()
                .map(item -> item.at("/post/id").asText())
                .toList();
    }
}
