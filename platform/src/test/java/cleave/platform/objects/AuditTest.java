package cleave.platform.objects;

import static org.assertj.core.api.Assertions.assertThat;

import cleave.platform.objects.Audit.Finding;
import cleave.platform.objects.Audit.Problem;
import cleave.platform.runtime.Content;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is wrong between rows and objects is found, and what is right or under way is not held against them. */
class AuditTest {
    private static final Duration HOUR = Duration.ofHours(1);

    private final FolderObjects objects;
    private final Rows story = new Rows("story");
    private final Rows post = new Rows("post");

    AuditTest(@TempDir Path folder) throws IOException {
        this.objects = FolderObjects.open(folder);
    }

    @Test
    void nothingIsWrongWhereNothingIs() {
        assertThat(run(true).wrong()).isZero();
        keep(story, "jpg", 100);
        keep(post, "txt", 0);
        Audit.Result result = run(true);
        assertThat(result.findings()).isEmpty();
        assertThat(result.wrong()).isZero();
        assertThat(result.references()).isEqualTo(2);
        assertThat(result.objects()).isEqualTo(2);
    }

    @Test
    void aRowWithoutItsObjectIsFound() {
        keep(story, "jpg", 100);
        Reference lost = keep(story, "jpg", 100);
        objects.delete(lost.key());
        assertThat(run(true).findings())
                .containsExactly(
                        new Finding("story", Problem.MISSING, lost.key(), lost.row(), "the store does not have it"));
        assertThat(run(false).wrong()).isEqualTo(1);
    }

    @Test
    void aRowWhoseKeyCanBeNoObjectsIsFound() {
        story.add(new Reference(UUID.randomUUID(), "../../etc/passwd", 1, ""));
        assertThat(problems(true)).containsExactly(Problem.MISSING);
    }

    @Test
    void anObjectWithoutARowIsFoundOnceItsGraceIsOver() {
        String key = ObjectKeys.next("post", "txt");
        objects.put(key, Content.of(new byte[5]));
        assertThat(run(true, Duration.ofMinutes(59)).findings()).isEmpty();
        List<Finding> found = run(true, Duration.ofMinutes(61)).findings();
        assertThat(found).hasSize(1);
        assertThat(found.getFirst().problem()).isEqualTo(Problem.UNNAMED);
        assertThat(found.getFirst().key()).isEqualTo(key);
        assertThat(found.getFirst().row()).isNull();
    }

    @Test
    void anObjectOfAnotherSizeIsFoundAlsoWithoutReadingIt() {
        Reference reference = keep(story, "jpg", 100);
        objects.put(reference.key(), Content.of(new byte[99]));
        assertThat(problems(true)).containsExactly(Problem.SIZE);
        assertThat(problems(false)).containsExactly(Problem.SIZE);
    }

    @Test
    void oneChangedBitIsFoundByReading() {
        byte[] bytes = ObjectsSuite.random(100_000);
        Reference reference = keep(story, "jpg", bytes);
        bytes[77_777] ^= 4;
        objects.put(reference.key(), Content.of(bytes));
        assertThat(problems(true)).containsExactly(Problem.HASH);
        assertThat(problems(false)).isEmpty();
    }

    @Test
    void aRowWithTwoObjectsIsCheckedForBoth() {
        Reference first = keep(story, "jpg", 10);
        Reference second = new Reference(first.row(), ObjectKeys.next("story", "jpg"), 10, first.sha256());
        story.add(second);
        assertThat(run(true).findings().stream().map(Finding::key)).containsExactly(second.key());
    }

    @Test
    void aRowThatGoesMeanwhileIsNothingWrong() {
        Reference reference = keep(story, "jpg", 10);
        objects.delete(reference.key());
        References gone = new Going(story);
        Audit audit = new Audit(objects, List.of(gone), HOUR, InstantSource.system());
        assertThat(audit.run(true, done -> {}).wrong()).isZero();
    }

    @Test
    void allPagesAreComparedAndProgressIsTold() {
        for (int i = 0; i < 1100; i++) story.add(ObjectKeys.next("story", "jpg"), new byte[1]);
        List<Long> told = new ArrayList<>();
        Audit.Result result =
                new Audit(objects, List.of(story, post), HOUR, InstantSource.system()).run(true, told::add);
        assertThat(result.wrong()).isEqualTo(1100);
        assertThat(told).isSorted().hasSizeGreaterThan(3).contains(500L, 1000L, 1100L);
    }

    @Test
    void memoryIsBoundedWhenEverythingIsWrong() {
        for (int i = 0; i < Audit.MAX_TOLD + 100; i++) {
            story.add(new Reference(new UUID(0, i), "nonsense", 1, ""));
        }
        Audit.Result result = run(false);
        assertThat(result.wrong()).isEqualTo(Audit.MAX_TOLD + 100);
        assertThat(result.findings()).hasSize(Audit.MAX_TOLD);
    }

    private List<Problem> problems(boolean hash) {
        return run(hash).findings().stream().map(Finding::problem).toList();
    }

    private Audit.Result run(boolean hash) {
        return run(hash, Duration.ZERO);
    }

    private Audit.Result run(boolean hash, Duration later) {
        InstantSource clock = () -> Instant.now().plus(later);
        return new Audit(objects, List.of(story, post), HOUR, clock).run(hash, done -> {});
    }

    private Reference keep(Rows rows, String extension, int size) {
        return keep(rows, extension, ObjectsSuite.random(size));
    }

    private Reference keep(Rows rows, String extension, byte[] bytes) {
        String key = ObjectKeys.next(rows.module(), extension);
        objects.put(key, Content.of(bytes.clone()));
        return rows.add(key, bytes);
    }

    /** Rows of which every one is deleted after it was read. */
    private record Going(Rows rows) implements References {
        @Override
        public String module() {
            return rows.module();
        }

        @Override
        public Set<String> known(Collection<String> keys) {
            return Set.of();
        }

        @Override
        public List<Reference> page(@Nullable UUID after, int count) {
            return rows.page(after, count);
        }
    }
}
