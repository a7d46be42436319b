package cleave.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cleave.platform.auth.Principal;
import cleave.platform.runtime.Ids;
import cleave.platform.sql.Database;
import cleave.platform.sql.Written;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Posts in SQL, the same on every engine. */
abstract class PostStoreSuite {
    private static final Principal ANN = new Principal(UUID.fromString("01900000-0000-7000-8000-00000000000a"), "ann");
    private static final Principal BOB = new Principal(UUID.fromString("01900000-0000-7000-8000-00000000000b"), "bob");

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-05-01T12:00:00.123Z"));
    private final InstantSource clock = now::get;
    private final List<Post> published = new ArrayList<>();
    private boolean publishingFails;
    private Database database;
    private PostStore store;

    @TempDir
    Path folder;

    abstract Database open(Path folder);

    @BeforeEach
    void start() {
        database = open(folder);
        store = new PostStore(database, new Ids(clock), clock, this::publish);
    }

    @AfterEach
    void stop() {
        database.close();
    }

    private void publish(Handle handle, List<Post> posts) {
        if (publishingFails) throw new IllegalStateException("planted");
        assertThat(handle.isInTransaction()).isTrue();
        published.addAll(posts);
    }

    @Test
    void whatWasWrittenIsReadBackWithItsSnippetOrWithout() {
        Post plain = create(ANN, "tab\tline\n'quote\" \\ 😀 e\u0301 \u200f");
        Post coded = created(write(draft(ANN, "look", snippet("java", "1"), null)));
        assertThat(store.newest(10)).containsExactly(coded, plain);
        assertThat(store.find(plain.id())).isEqualTo(plain);
        assertThat(store.find(coded.id())).isEqualTo(coded);
        assertThat(coded.snippet()).isEqualTo(snippet("java", "1"));
        assertThat(plain.snippet()).isNull();
        assertThat(plain.createdAt()).isEqualTo(now.get());
    }

    @Test
    void whereThereIsNoPostThereIsNone() {
        create(ANN, "1");
        assertThat(store.find(new Ids(clock).next())).isNull();
    }

    @Test
    void othersAreEveryonesButTheReadersNewestFirstAndPagesGoOnWhereTheLastEnded() {
        List<Post> written =
                IntStream.range(0, 25).mapToObj(i -> create(ANN, "n" + i)).toList();
        create(BOB, "own");
        List<Post> page = store.others(BOB.id(), null, 10);
        assertThat(page).containsExactlyElementsOf(written.reversed().subList(0, 10));
        create(ANN, "between");
        page = store.others(BOB.id(), page.getLast().id(), 10);
        assertThat(page).containsExactlyElementsOf(written.reversed().subList(10, 20));
        page = store.others(BOB.id(), page.getLast().id(), 10);
        assertThat(page).containsExactlyElementsOf(written.reversed().subList(20, 25));
    }

    @Test
    void newestStayFirstWhenTheClockStepsBackAndTheProcessStartsAgain() {
        Post before = create(ANN, "before");
        now.updateAndGet(time -> time.minusSeconds(3600));
        PostStore restarted = new PostStore(database, new Ids(clock), clock, this::publish);
        restarted.newest(10);
        Post after = created(
                restarted.write(List.of(draft(ANN, "after", null, null))).getFirst());
        assertThat(restarted.newest(10)).containsExactly(after, before);
    }

    @Test
    void theSameKeyWithTheSameContentIsTheFirstPostAgainWhereverItsSnippetWasPut() {
        Post first = created(write(draft(ANN, "x", snippet("java", "1"), "key")));
        Post.Snippet again = new Post.Snippet("java", "post/again.txt", 2, "hash-1");
        assertThat(write(draft(ANN, "x", again, "key"))).isEqualTo(new Written.Repeated<>(first));
        assertThat(store.newest(10)).containsExactly(first);
        assertThat(published).containsExactly(first);
    }

    @Test
    void theSameKeyWithOtherTextLanguageOrCodeIsRefused() {
        Post first = created(write(draft(ANN, "x", snippet("java", "1"), "key")));
        List<Post.Draft> others = List.of(
                draft(ANN, "y", snippet("java", "1"), "key"),
                draft(ANN, "x", snippet("go", "1"), "key"),
                draft(ANN, "x", snippet("java", "2"), "key"),
                draft(ANN, "x", null, "key"));
        for (Post.Draft other : others) assertThat(write(other)).isInstanceOf(Written.KeyReused.class);
        write(draft(BOB, "x", null, "key"));
        assertThat(write(draft(BOB, "x", snippet("java", "9"), "key"))).isInstanceOf(Written.KeyReused.class);
        assertThat(store.newest(10)).hasSize(2).contains(first);
    }

    @Test
    void exactlyTheNewPostsOfAGroupArePublished() {
        List<Written<Post>> written = store.write(List.of(
                draft(ANN, "x", null, "key"),
                draft(ANN, "plain", null, null),
                draft(ANN, "x", null, "key"),
                draft(ANN, "other", null, "key"),
                draft(BOB, "x", null, "key")));
        assertThat(published).isEqualTo(Written.created(written)).hasSize(3);
        assertThat(store.newest(10)).containsExactlyElementsOf(published.reversed());
    }

    @Test
    void whereTheEventCannotBeStoredThePostIsNeither() {
        publishingFails = true;
        assertThatThrownBy(() -> create(ANN, "x")).hasMessage("planted");
        assertThat(store.newest(10)).isEmpty();
    }

    @Test
    void alargeGroupIsOneTransaction() {
        List<Post.Draft> drafts = IntStream.range(0, 256)
                .mapToObj(i -> draft(ANN, "n" + i, i % 2 == 0 ? null : snippet("sql", "s" + i), "k" + i))
                .toList();
        assertThat(store.write(drafts)).allMatch(Written::isNew);
        assertThat(store.write(drafts)).noneMatch(Written::isNew);
        assertThat(store.newest(300)).hasSize(256);
    }

    private Post create(Principal author, String text) {
        return created(write(draft(author, text, null, null)));
    }

    private Written<Post> write(Post.Draft draft) {
        return store.write(List.of(draft)).getFirst();
    }

    private static Post.Draft draft(
            Principal author, String text, Post.@Nullable Snippet snippet, @Nullable String key) {
        return new Post.Draft(author, text, snippet, key);
    }

    private static Post.Snippet snippet(String language, String name) {
        return new Post.Snippet(language, "post/" + name + ".txt", 2, "hash-" + name);
    }

    private static Post created(Written<Post> written) {
        assertThat(written).isInstanceOf(Written.Created.class);
        return written.row();
    }
}
