package cleave.status;

import static org.assertj.core.api.Assertions.assertThat;

import cleave.platform.auth.Principal;
import cleave.platform.runtime.Ids;
import cleave.platform.sql.Database;
import cleave.platform.sql.Written;
import cleave.status.Status.State;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Statuses in SQL, the same on every engine. */
abstract class StatusStoreSuite {
    private static final Principal ANN = new Principal(UUID.fromString("01900000-0000-7000-8000-00000000000a"), "ann");
    private static final Principal BOB = new Principal(UUID.fromString("01900000-0000-7000-8000-00000000000b"), "bob");

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-05-01T12:00:00.123Z"));
    private final InstantSource clock = now::get;
    private Database database;
    private StatusStore store;

    @TempDir
    Path folder;

    abstract Database open(Path folder);

    @BeforeEach
    void start() {
        database = open(folder);
        store = new StatusStore(database, new Ids(clock), clock, (handle, created) -> {});
    }

    @AfterEach
    void stop() {
        database.close();
    }

    @Test
    void whatWasWrittenIsReadBackByteForByte() {
        String text = "tab\tline\n'quote\" \\ 😀 e\u0301 \u200f";
        Status written = create(ANN, text);
        assertThat(store.newest(10)).containsExactly(written);
        assertThat(written.text()).isEqualTo(text);
        assertThat(written.createdAt()).isEqualTo(now.get());
    }

    @Test
    void othersAreEveryonesButTheReadersNewestFirst() {
        Status first = create(ANN, "1");
        Status second = create(BOB, "2");
        Status third = create(ANN, "3");
        assertThat(store.others(BOB.id(), null, 10)).containsExactly(third, first);
        assertThat(store.others(ANN.id(), null, 10)).containsExactly(second);
        assertThat(store.mine(ANN.id(), null, 10)).containsExactly(third, first);
    }

    @Test
    void pagesNeitherRepeatNorSkipWhileOthersWrite() {
        List<Status> written =
                IntStream.range(0, 25).mapToObj(i -> create(ANN, "n" + i)).toList();
        List<Status> page = store.others(BOB.id(), null, 10);
        assertThat(page).containsExactlyElementsOf(written.reversed().subList(0, 10));
        create(ANN, "between");
        page = store.others(BOB.id(), page.getLast().id(), 10);
        assertThat(page).containsExactlyElementsOf(written.reversed().subList(10, 20));
        page = store.others(BOB.id(), page.getLast().id(), 10);
        assertThat(page).containsExactlyElementsOf(written.reversed().subList(20, 25));
    }

    @Test
    void aCursorNeedNotNameAnything() {
        Status written = create(ANN, "1");
        UUID later = new Ids(() -> now.get().plusSeconds(60)).next();
        assertThat(store.others(BOB.id(), later, 10)).containsExactly(written);
        UUID earlier = new Ids(() -> now.get().minusSeconds(60)).next();
        assertThat(store.others(BOB.id(), earlier, 10)).isEmpty();
    }

    @Test
    void newestStayFirstWhenTheClockStepsBackAndTheProcessStartsAgain() {
        Status before = create(ANN, "before");
        now.updateAndGet(time -> time.minusSeconds(3600));
        Status stepped = create(ANN, "stepped");
        StatusStore restarted = new StatusStore(database, new Ids(clock), clock, (handle, created) -> {});
        restarted.newest(10);
        Status after = created(restarted
                .write(List.of(draft(ANN, "after", null)), State.VISIBLE)
                .getFirst());
        assertThat(restarted.newest(10)).containsExactly(after, stepped, before);
        assertThat(restarted.others(BOB.id(), after.id(), 10)).containsExactly(stepped, before);
    }

    @Test
    void theSameKeyWithTheSameTextIsTheFirstRowAgain() {
        Status first = created(write(draft(ANN, "x", "key")));
        assertThat(write(draft(ANN, "x", "key"))).isEqualTo(new Written.Repeated<>(first));
        assertThat(write(draft(ANN, "y", "key"))).isInstanceOf(Written.KeyReused.class);
        assertThat(store.newest(10)).containsExactly(first);
    }

    @Test
    void aKeyCountsForItsUserOnly() {
        created(write(draft(ANN, "x", "key")));
        created(write(draft(BOB, "x", "key")));
        created(write(draft(ANN, "x", "Key")));
        assertThat(store.newest(10)).hasSize(3);
    }

    @Test
    void withinOneGroupTheFirstOfAKeyWinsAndTheOthersRowsAreThere() {
        List<Written<Status>> written = store.write(
                List.of(
                        draft(ANN, "x", "key"),
                        draft(ANN, "plain", null),
                        draft(ANN, "x", "key"),
                        draft(ANN, "other", "key"),
                        draft(BOB, "x", "key")),
                State.VISIBLE);
        Status first = created(written.getFirst());
        assertThat(written.get(2)).isEqualTo(new Written.Repeated<>(first));
        assertThat(written.get(3)).isInstanceOf(Written.KeyReused.class);
        assertThat(store.newest(10)).containsExactly(created(written.get(4)), created(written.get(1)), first);
    }

    @Test
    void alargeGroupIsOneTransaction() {
        List<Status.Draft> drafts = IntStream.range(0, 256)
                .mapToObj(i -> draft(ANN, "n" + i, "k" + i))
                .toList();
        List<Written<Status>> written = store.write(drafts, State.VISIBLE);
        assertThat(written).allMatch(one -> one instanceof Written.Created<Status>);
        assertThat(store.write(drafts, State.VISIBLE)).allMatch(one -> one instanceof Written.Repeated<Status>);
        assertThat(store.newest(300)).hasSize(256);
    }

    private Status create(Principal author, String text) {
        return created(write(draft(author, text, null)));
    }

    private Written<Status> write(Status.Draft draft) {
        return store.write(List.of(draft), State.VISIBLE).getFirst();
    }

    private static Status.Draft draft(Principal author, String text, @Nullable String key) {
        return new Status.Draft(author, text, key);
    }

    private static Status created(Written<Status> written) {
        assertThat(written).isInstanceOf(Written.Created.class);
        return ((Written.Created<Status>) written).row();
    }
}
