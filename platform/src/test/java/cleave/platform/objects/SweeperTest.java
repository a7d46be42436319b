package cleave.platform.objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import cleave.platform.runtime.Content;
import cleave.platform.runtime.Failure;
import cleave.platform.sql.Database;
import cleave.platform.sql.TestDatabases;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Objects without a row go, after a while; all others stay, whatever the clock says. */
class SweeperTest {
    private static final Duration HOUR = Duration.ofHours(1);

    private final Path root;
    private final FolderObjects objects;
    private final Database database;
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);
    private final InstantSource clock = () -> Instant.now().plus(ahead.get());
    private final AtomicLong elapsed = new AtomicLong();
    private final Rows rows = new Rows("story");
    private final Sweeper sweeper;

    SweeperTest(@TempDir Path folder) throws IOException {
        this.root = folder.resolve("objects");
        this.objects = FolderObjects.open(root);
        this.database = TestDatabases.sqlite("test", folder);
        this.sweeper = sweeper(rows);
    }

    private Sweeper sweeper(References references) {
        ObjectSettings settings = new ObjectSettings("folder", "", "", HOUR, HOUR, HOUR);
        return new Sweeper(objects, references, database, settings, registry, clock, elapsed::get);
    }

    @AfterEach
    void close() {
        sweeper.close();
        database.close();
    }

    @Test
    void whatNoRowNamesGoesAndWhatARowNamesStays() {
        String named = put("story");
        String unnamed = put("story");
        rows.add(named, new byte[10]);
        pass(Duration.ofHours(2));
        sweep();
        assertThat(objects.head(unnamed)).isNotNull();
        pass(Duration.ofMinutes(15));
        sweep();
        assertThat(objects.head(unnamed)).isNull();
        assertThat(objects.head(named)).isNotNull();
        assertThat(registry.get("cleave.objects.swept")
                        .tag("module", "story")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(registry.get("cleave.objects.sweep.last.success.timestamp")
                        .gauge()
                        .value())
                .isCloseTo(clock.millis() / 1000.0, offset(10.0));
    }

    @Test
    void whatIsYoungerThanTheGraceStays() {
        String unnamed = put("story");
        for (int i = 0; i < 3; i++) {
            pass(Duration.ofMinutes(19));
            sweep();
        }
        assertThat(objects.head(unnamed)).isNotNull();
    }

    @Test
    void twoSweepsAtOnceAreNoProof() {
        String unnamed = put("story");
        pass(Duration.ofHours(2));
        sweep();
        sweep();
        pass(Duration.ofMinutes(9));
        sweep();
        assertThat(objects.head(unnamed)).isNotNull();
        pass(Duration.ofMinutes(1));
        sweep();
        assertThat(objects.head(unnamed)).isNull();
    }

    @Test
    void aClockThatJumpsAheadDoesNotDeleteWhatARowIsAboutToName() {
        String fresh = put("story");
        ahead.set(Duration.ofDays(365));
        sweep();
        sweep();
        assertThat(objects.head(fresh)).isNotNull();
        elapsed.addAndGet(Duration.ofMinutes(1).toNanos());
        rows.add(fresh, new byte[10]);
        elapsed.addAndGet(Duration.ofMinutes(30).toNanos());
        sweep();
        sweep();
        assertThat(objects.head(fresh)).isNotNull();
    }

    @Test
    void anObjectFromAFutureThatWasAWrongClockGoesToo() throws IOException {
        String unnamed = put("story");
        Files.setLastModifiedTime(file(unnamed), FileTime.from(Instant.now().plus(Duration.ofDays(365))));
        sweep();
        pass(Duration.ofMinutes(10));
        sweep();
        assertThat(objects.head(unnamed)).isNull();
    }

    @Test
    void whoWasNamedInBetweenIsSuspectedAnew() {
        String key = put("story");
        pass(Duration.ofHours(2));
        sweep();
        rows.add(key, new byte[10]);
        pass(Duration.ofMinutes(15));
        sweep();
        rows.clear();
        pass(Duration.ofMinutes(15));
        sweep();
        assertThat(objects.head(key)).isNotNull();
    }

    @Test
    void manyPagesAreSweptAndOtherModulesAreNot() throws IOException {
        List<String> unnamed = new ArrayList<>();
        List<String> named = new ArrayList<>();
        for (int i = 0; i < 2100; i++) {
            String key = ObjectKeys.next("story", "jpg");
            Files.createDirectories(file(key).resolveSibling(""));
            Files.write(file(key), new byte[1]);
            if (i % 30 == 0) {
                rows.add(key, new byte[1]);
                named.add(key);
            } else {
                unnamed.add(key);
            }
        }
        String others = put("post");
        pass(Duration.ofHours(2));
        sweep();
        pass(Duration.ofMinutes(15));
        sweep();
        assertThat(unnamed).allMatch(key -> objects.head(key) == null);
        assertThat(named).allMatch(key -> objects.head(key) != null);
        assertThat(objects.head(others)).isNotNull();
    }

    @Test
    void whatACrashLeftHalfWrittenGoes() throws IOException {
        Path left = root.resolve(".unfinished/left.tmp");
        Files.writeString(left, "half");
        sweep();
        assertThat(left).doesNotExist();
    }

    @Test
    void withoutAnAnswerFromTheDatabaseNothingGoes() {
        String key = put("story");
        pass(Duration.ofHours(2));
        try (Sweeper blind = sweeper(new Blind())) {
            for (int i = 0; i < 3; i++) {
                assertThatThrownBy(blind::sweepNow).isInstanceOf(Failure.class);
                pass(Duration.ofHours(1));
            }
        }
        assertThat(objects.head(key)).isNotNull();
    }

    private void sweep() {
        assertThat(sweeper.sweepNow()).isTrue();
    }

    private void pass(Duration time) {
        ahead.updateAndGet(time::plus);
        elapsed.addAndGet(time.toNanos());
    }

    private String put(String module) {
        String key = ObjectKeys.next(module, "jpg");
        objects.put(key, Content.of(new byte[10]));
        return key;
    }

    private Path file(String key) {
        String name = key.substring(key.indexOf('/') + 1);
        return root.resolve("story").resolve(name.substring(0, 2)).resolve(name);
    }

    private static final class Blind implements References {
        @Override
        public String module() {
            return "story";
        }

        @Override
        public Set<String> known(Collection<String> keys) {
            throw Failure.unavailable("The database is down.", null);
        }

        @Override
        public List<Reference> page(@Nullable UUID after, int count) {
            throw Failure.unavailable("The database is down.", null);
        }
    }
}
