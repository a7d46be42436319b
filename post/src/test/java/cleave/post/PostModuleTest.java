package cleave.post;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cleave.platform.auth.NamesAsTokens;
import cleave.platform.objects.Reference;
import cleave.platform.objects.References;
import cleave.platform.runtime.Ids;
import cleave.platform.sql.TestDatabases;
import cleave.post.RunningPosts.Answer;
import cleave.post.api.PostPublished;
import cleave.post.api.PostSummary;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Posts over HTTP. */
class PostModuleTest {
    private RunningPosts posts;

    @TempDir
    Path folder;

    @BeforeEach
    void start() {
        posts = new RunningPosts(folder, TestDatabases.sqlite("post", folder));
    }

    @AfterEach
    void stop() {
        posts.close();
    }

    @Test
    void aPostIsAnsweredAndListedAndReadWithTheSameMembers() {
        Answer plain = posts.post("ann", Map.of("text", " a\r\nb ")).expect(201);
        Answer coded = posts.post("ann", withCode("go", "x := 1")).expect(201);
        assertThat(names(plain.body())).containsExactly("id", "author", "text", "createdAt");
        assertThat(names(coded.body())).containsExactly("id", "author", "text", "snippet", "createdAt");
        assertThat(names(coded.body().path("snippet"))).containsExactly("language", "bytes", "url");
        assertThat(plain.body().path("text").asText()).isEqualTo("a\nb");
        assertThat(plain.body().path("author").path("name").asText()).isEqualTo("ann");
        Answer list = posts.get("bob", "/post").expect(200);
        assertThat(list.body()).containsExactly(coded.body(), plain.body());
        for (Answer post : List.of(plain, coded)) {
            assertThat(posts.get("bob", "/post/" + post.id()).expect(200).body())
                    .isEqualTo(post.body());
            assertThat(posts.get("ann", "/post/" + post.id()).expect(200).body())
                    .isEqualTo(post.body());
        }
        assertThat(posts.get("ann", "/post").ids()).isEmpty();
    }

    @Test
    void textHasTheRulesOfAStatusAndFourTimesItsLength() {
        posts.post("ann", Map.of("text", "😀".repeat(20_000))).expect(201);
        posts.post("ann", new Multipart().text("text", "😀".repeat(20_000))).expect(201);
        assertThat(posts.post("ann", Map.of("text", "a".repeat(20_001)))
                        .expect(422)
                        .wrong())
                .containsExactly("text");
        for (String bad : List.of("", " \u3000\n", "a\0b", "a\u0007b", "a\u0085b")) {
            assertThat(posts.post("ann", Map.of("text", bad)).expect(422).wrong())
                    .containsExactly("text");
            assertThat(posts.post("ann", new Multipart().text("text", bad))
                            .expect(422)
                            .wrong())
                    .containsExactly("text");
        }
        assertThat(posts.post("ann", Map.of()).expect(422).wrong()).containsExactly("text");
        assertThat(posts.post("ann", new Multipart().text("other", "x"))
                        .expect(422)
                        .wrong())
                .containsExactly("text");
        assertThat(posts.post("ann", Map.of("text", 1)).expect(422).wrong()).containsExactly("text");
    }

    @Test
    void bodiesAreRefusedByTypeSizeAndForm() {
        posts.send(posts.request("ann", "/post")
                        .header("Content-Type", "text/plain")
                        .POST(BodyPublishers.ofString("x")))
                .expect(415);
        posts.send(posts.json("ann", " ".repeat(2 * 1024 * 1024 + 1))).expect(413);
        posts.send(posts.json("ann", " ".repeat(2 * 1024 * 1024))).expect(400);
        posts.send(posts.json("ann", "{\"text\":\"x\"}x")).expect(400);
        posts.send(posts.json("ann", "[]")).expect(422);
        posts.send(posts.request("ann", "/post")
                        .header("Content-Type", Multipart.TYPE)
                        .POST(BodyPublishers.ofString("--other--\r\n")))
                .expect(400);
    }

    @Test
    void aPostThatIsNotThereIs404AndSoIsAMalformedId() {
        posts.post("ann", Map.of("text", "x")).expect(201);
        for (String id : List.of(new Ids(Clock.systemUTC()).next().toString(), "x", "%00", "1'--")) {
            assertThat(posts.get("bob", "/post/" + id).expect(404).code()).isEqualTo("not_found");
        }
    }

    @Test
    void whoHasThePostGets304() {
        String id = posts.post("ann", withCode("go", "x")).expect(201).id();
        Answer first = posts.get("bob", "/post/" + id).expect(200);
        assertThat(first.header("Cache-Control")).isEqualTo("private, no-cache");
        Answer again = posts.send(posts.request("bob", "/post/" + id).header("If-None-Match", first.header("ETag")));
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
        Answer other = posts.get(
                "bob",
                "/post/" + posts.post("ann", withCode("go", "x")).expect(201).id());
        assertThat(other.header("ETag")).isNotEqualTo(first.header("ETag"));
    }

    @Test
    void aSnippetThatIsTooLargeIsToldBeforeAMalformedKeyAndThatBeforeValuesThatAreNotValid() {
        String large = "x".repeat(256 * 1024 + 1);
        keyed("a b", withCode("go", large)).expect(413);
        Multipart twice = new Multipart().text("text", "a").text("text", "b").file("snippet", large.getBytes(UTF_8));
        posts.send(posts.form("ann", twice)).expect(413);
        keyed("a b", withCode("none", "x")).expect(400);
    }

    @Test
    void theSameKeyWithTheSameContentIsTheSamePostWhateverItsEncoding() {
        Answer first = keyed("key", withCode("go", "x")).expect(201);
        assertThat(keyed("key", withCode("go", "x")).expect(200).body()).isEqualTo(first.body());
        Multipart form =
                new Multipart().text("text", "look ").text("language", "go").file("snippet", "x".getBytes(UTF_8));
        assertThat(posts.send(posts.form("ann", form).header("Idempotency-Key", "key"))
                        .expect(200)
                        .body())
                .isEqualTo(first.body());
        for (Map<String, Object> other :
                List.of(withCode("go", "y"), withCode("c", "x"), Map.<String, Object>of("text", "look"))) {
            assertThat(keyed("key", other).expect(422).code()).isEqualTo("idempotency_key_reused");
        }
        keyed("a b", Map.of("text", "x")).expect(400);
        assertThat(posts.get("bob", "/post").ids()).containsExactly(first.id());
        // What was put for the repeated ones is taken out again.
        Awaitility.await().until(() -> posts.objectKeys().size() == 1);
        assertThat(posts.code(first)).isEqualTo("x".getBytes(UTF_8));
    }

    @Test
    void manyAtOnceWithOneKeyMakeOnePostAndOneObject() throws Exception {
        Callable<Answer> one = () -> keyed("key", withCode("go", "x"));
        List<Answer> answers = new ArrayList<>();
        try (ExecutorService clients = Executors.newFixedThreadPool(12)) {
            for (var answer : clients.invokeAll(Collections.nCopies(36, one))) answers.add(answer.get());
        }
        assertThat(answers.stream().filter(answer -> answer.status() == 201)).hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.status() == 200)).hasSize(35);
        assertThat(answers.stream().map(Answer::id).distinct()).hasSize(1);
        Awaitility.await().until(() -> posts.objectKeys().size() == 1);
        assertThat(posts.code(answers.getFirst())).isEqualTo("x".getBytes(UTF_8));
    }

    @Test
    void eachNewPostIsPublishedOnceWithItsPreview() {
        Answer first = keyed("key", Map.of("text", "a\n\n b")).expect(201);
        keyed("key", Map.of("text", "a\n\n b")).expect(200);
        keyed("key", Map.of("text", "other")).expect(422);
        Answer second = posts.post("bob", withCode("go", "x")).expect(201);
        Awaitility.await().until(() -> posts.published.size() >= 2);
        assertThat(posts.published).extracting(post -> post.id().toString()).containsExactly(first.id(), second.id());
        PostPublished event = posts.published.getFirst();
        assertThat(event.preview()).isEqualTo("a b");
        assertThat(event.authorId()).isEqualTo(NamesAsTokens.user("ann").id());
        assertThat(event.authorName()).isEqualTo("ann");
        assertThat(event.createdAt().toString())
                .isEqualTo(first.body().path("createdAt").asText().replaceAll("\\.000Z", "Z"));
    }

    @Test
    void othersFindAPostByItsId() {
        Answer post = posts.post("ann", Map.of("text", "a\n\n b")).expect(201);
        UUID id = UUID.fromString(post.id());
        assertThat(posts.module.find(id))
                .isEqualTo(new PostSummary(id, NamesAsTokens.user("ann").id(), "ann", "a b"));
        assertThat(posts.module.find(UUID.randomUUID())).isNull();
    }

    @Test
    void whereTheObjectStoreIsDownPostsWithoutASnippetGoOnAndItRecoversByItself() throws Exception {
        Path store = posts.folder.resolve("objects");
        Path away = posts.folder.resolve("away");
        Files.move(store, away);
        Multipart form = new Multipart().text("text", "x").file("snippet", "x".getBytes(UTF_8));
        for (Answer refused : List.of(posts.post("ann", withCode("go", "x")), posts.post("ann", form))) {
            assertThat(refused.expect(503).header("Retry-After")).isNotEmpty();
        }
        String id = posts.post("ann", Map.of("text", "x")).expect(201).id();
        assertThat(posts.get("bob", "/post").ids()).containsExactly(id);
        Files.move(away, store);
        posts.post("ann", withCode("go", "x")).expect(201);
    }

    @Test
    void whatPostsNameIsToldToTheSweeperAndTheAudit() {
        List<Reference> wanted = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            Answer post = posts.post("ann", withCode("go", "x" + i)).expect(201);
            posts.post("ann", Map.of("text", "without")).expect(201);
            wanted.add(new Reference(UUID.fromString(post.id()), posts.key(post), 2, sha256("x" + i)));
        }
        References references = posts.module.references();
        assertThat(references.module()).isEqualTo("post");
        List<Reference> first = references.page(null, 3);
        List<Reference> all = new ArrayList<>(first);
        all.addAll(references.page(first.getLast().row(), 3));
        assertThat(all).isEqualTo(wanted);
        assertThat(references.page(all.getLast().row(), 3)).isEmpty();
        assertThat(references.known(List.of(wanted.getFirst().key(), "post/none.txt")))
                .containsExactly(wanted.getFirst().key());
        assertThat(references.known(List.of())).isEmpty();
    }

    private Answer keyed(String key, Map<String, ?> body) {
        return posts.send(posts.json("ann", RunningPosts.write(body)).header("Idempotency-Key", key));
    }

    private static Map<String, Object> withCode(String language, String code) {
        return Map.of("text", "look", "snippet", Map.of("language", language, "code", code));
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static String sha256(String text) {
        try {
            var digest = java.security.MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
            return java.util.HexFormat.of().formatHex(digest);
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
