package cleave.notification;

import static org.assertj.core.api.Assertions.assertThat;

import cleave.platform.auth.Principal;
import cleave.platform.runtime.Ids;
import cleave.platform.sql.Database;
import cleave.platform.sql.Written;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Notifications in SQL, the same on every engine. */
abstract class NotificationStoreSuite {
    private static final Principal ANN = new Principal(UUID.fromString("01900000-0000-7000-8000-00000000000a"), "ann");
    private static final Principal BOB = new Principal(UUID.fromString("01900000-0000-7000-8000-00000000000b"), "bob");

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-05-01T12:00:00.123Z"));
    private final InstantSource clock = now::get;
    private final Ids posts = new Ids(clock);
    private Database database;
    private NotificationStore store;

    @TempDir
    Path folder;

    abstract Database open(Path folder);

    @BeforeEach
    void start() {
        database = open(folder);
        store = new NotificationStore(database, new Ids(clock), clock);
    }

    @AfterEach
    void stop() {
        database.close();
    }

    @Test
    void whatWasWrittenIsReadBack() {
        Notification written = created(write(new Notification.Draft(posts.next(), ANN, "a 'quote\" 😀", null)));
        assertThat(store.newest(10)).containsExactly(written);
        assertThat(written.createdAt()).isEqualTo(now.get());
        assertThat(written.preview()).isEqualTo("a 'quote\" 😀");
    }

    @Test
    void othersAreEveryonesButTheReadersNewestFirstAndPagesGoOnWhereTheLastEnded() {
        List<Notification> written =
                IntStream.range(0, 25).mapToObj(i -> create(ANN)).toList();
        create(BOB);
        List<Notification> page = store.others(BOB.id(), null, 10);
        assertThat(page).containsExactlyElementsOf(written.reversed().subList(0, 10));
        create(ANN);
        page = store.others(BOB.id(), page.getLast().id(), 15);
        assertThat(page).containsExactlyElementsOf(written.reversed().subList(10, 25));
    }

    @Test
    void aPostHasOneNotificationHoweverOftenItIsAskedFor() {
        UUID post = posts.next();
        Notification first = created(write(draft(ANN, post, null)));
        assertThat(write(draft(ANN, post, null))).isEqualTo(new Written.Repeated<>(first));
        assertThat(write(draft(ANN, post, "key"))).isEqualTo(new Written.Repeated<>(first));
        assertThat(store.newest(10)).containsExactly(first);
    }

    @Test
    void withinOneGroupTheFirstOfAPostWinsAndTheOthersFindIt() {
        UUID post = posts.next();
        UUID other = posts.next();
        List<Written<Notification>> written = store.write(List.of(
                draft(ANN, post, null),
                draft(ANN, post, "key"),
                draft(BOB, other, null),
                draft(ANN, post, "key"),
                draft(ANN, other, "key"),
                draft(ANN, post, null)));
        Notification first = created(written.get(0));
        for (int i : new int[] {1, 3, 5}) assertThat(written.get(i)).isEqualTo(new Written.Repeated<>(first));
        assertThat(written.get(4)).isInstanceOf(Written.KeyReused.class);
        assertThat(store.newest(10)).containsExactly(created(written.get(2)), first);
    }

    @Test
    void aKeyIsRememberedWhetherItMadeTheNotificationOrFoundIt() {
        UUID made = posts.next();
        UUID found = posts.next();
        UUID other = posts.next();
        create(ANN, found);
        Notification first = created(write(draft(ANN, made, "made")));
        write(draft(ANN, found, "found"));
        assertThat(write(draft(ANN, made, "made"))).isEqualTo(new Written.Repeated<>(first));
        assertThat(write(draft(ANN, found, "found"))).isInstanceOf(Written.Repeated.class);
        for (String key : List.of("made", "found")) {
            assertThat(write(draft(ANN, other, key))).isInstanceOf(Written.KeyReused.class);
        }
        assertThat(store.newest(10)).noneMatch(row -> row.postId().equals(other));
    }

    @Test
    void aKeyCountsForItsUserOnly() {
        created(write(draft(ANN, posts.next(), "key")));
        created(write(draft(BOB, posts.next(), "key")));
        created(write(draft(ANN, posts.next(), "Key")));
        assertThat(store.newest(10)).hasSize(3);
    }

    @Test
    void aKeyStillHasItsFirstAnswerWhenTheNotificationIsGone() {
        UUID post = posts.next();
        Notification first = created(write(draft(ANN, post, "key")));
        database.write(handle -> handle.execute("delete from notification"));
        assertThat(write(draft(ANN, post, "key"))).isEqualTo(new Written.Repeated<>(first));
        assertThat(store.newest(10)).isEmpty();
    }

    @Test
    void aKeyTellsWhatItStandsFor() {
        UUID post = posts.next();
        assertThat(store.keyUse(ANN.id(), "key")).isNull();
        write(draft(ANN, post, "key"));
        assertThat(Objects.requireNonNull(store.keyUse(ANN.id(), "key")).postId())
                .isEqualTo(post);
        assertThat(store.keyUse(BOB.id(), "key")).isNull();
    }

    @Test
    void alargeGroupIsOneTransaction() {
        List<Notification.Draft> drafts = IntStream.range(0, 256)
                .mapToObj(i -> draft(ANN, posts.next(), i % 3 == 0 ? "k" + i : null))
                .toList();
        assertThat(store.write(drafts)).allMatch(Written::isNew);
        assertThat(store.write(drafts.reversed())).noneMatch(Written::isNew);
        assertThat(store.newest(300)).hasSize(256);
    }

    private Notification create(Principal author) {
        return create(author, posts.next());
    }

    private Notification create(Principal author, UUID post) {
        return created(write(draft(author, post, null)));
    }

    private Written<Notification> write(Notification.Draft draft) {
        return store.write(List.of(draft)).getFirst();
    }

    private static Notification.Draft draft(Principal author, UUID post, @Nullable String key) {
        return new Notification.Draft(post, author, "of " + author.name(), key);
    }

    private static Notification created(Written<Notification> written) {
        assertThat(written).isInstanceOf(Written.Created.class);
        return written.row();
    }
}
