package cleave.platform.objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cleave.platform.runtime.Content;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderObjectsTest extends ObjectsSuite {
    private final Path root;
    private final FolderObjects objects;

    FolderObjectsTest(@TempDir Path folder) throws IOException {
        this.root = folder.resolve("objects");
        this.objects = FolderObjects.open(root);
    }

    @Override
    Objects objects() {
        return objects;
    }

    /** As when the disk is gone. */
    @Override
    void stopStore() throws IOException {
        Files.move(root, root.resolveSibling("away"));
    }

    @Override
    void startStore() throws IOException {
        Files.move(root.resolveSibling("away"), root);
    }

    @Test
    void aFileStandsInTheFolderOfItsFirstTwoCharacters() {
        String key = put(random(10));
        String name = key.substring("story/".length());
        assertThat(root.resolve("story").resolve(name.substring(0, 2)).resolve(name))
                .isRegularFile();
    }

    @Test
    void aPutLeavesNothingElseBehindAlsoWhenItFails() throws IOException {
        put(random(10));
        String key = ObjectKeys.next("story", "jpg");
        assertUnavailable(() -> objects.put(key, content(new ByteArrayInputStream(new byte[3]), 10)));
        assertThatThrownBy(() -> objects.put(key, content(new Broken(), 10))).hasRootCauseMessage("broken");
        assertThat(objects.head(key)).isNull();
        assertThat(unfinished()).isEmpty();
    }

    @Test
    void whatACrashLeftIsRemovedButNotWhatIsUnderWay() throws Exception {
        Files.writeString(root.resolve(".unfinished/left.tmp"), "left");
        Waiting waiting = new Waiting();
        String key = ObjectKeys.next("story", "jpg");
        try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
            Future<?> put = threads.submit(() -> objects.put(key, content(waiting, 4)));
            assertThat(waiting.reached.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(unfinished()).hasSize(2);
            objects.removeUnfinished();
            assertThat(unfinished()).hasSize(1).noneMatch(file -> file.endsWith("left.tmp"));
            waiting.released.countDown();
            put.get(10, TimeUnit.SECONDS);
        }
        assertThat(read(key)).hasSize(4);
        assertThat(unfinished()).isEmpty();
    }

    @Test
    void aFolderThatIsGoneIsMadeAgain() throws IOException {
        String key = put(random(10));
        Path shard = root.resolve("story").resolve(key.substring(6, 8));
        objects.delete(key);
        Files.delete(shard);
        Files.delete(root.resolve("story"));
        assertUnavailable(() -> objects.put(key, Content.of(new byte[5])));
        objects.put(key, Content.of(new byte[5]));
        assertThat(read(key)).hasSize(5);
    }

    @Test
    void filesOfOthersAreNotListed() throws IOException {
        String key = put(random(10));
        Path shard = root.resolve("story").resolve(key.substring(6, 8));
        Files.writeString(shard.resolve("notes.txt"), "x");
        Files.writeString(root.resolve("story/.DS_Store"), "x");
        Files.createDirectories(root.resolve("story/zz"));
        String elsewhere = ObjectKeys.next("story", "jpg").substring("story/".length());
        Files.writeString(root.resolve("story/zz").resolve(elsewhere), "x");
        assertThat(objects.list("story/", null, 10).stream().map(Stored::key)).containsExactly(key);
    }

    @Test
    void aFileThatCannotBeWrittenIsUnavailable() throws IOException {
        Files.writeString(root.resolve("post"), "in the way");
        assertUnavailable(() -> objects.put(ObjectKeys.next("post", "txt"), Content.of(new byte[1])));
        assertThat(unfinished()).isEmpty();
    }

    private List<Path> unfinished() throws IOException {
        try (Stream<Path> files = Files.list(root.resolve(".unfinished"))) {
            return files.toList();
        }
    }

    private static Content content(InputStream in, long length) {
        return new Content() {
            @Override
            public long length() {
                return length;
            }

            @Override
            public InputStream open() {
                return in;
            }

            @Override
            public byte[] bytes() {
                throw new AssertionError("all of it in memory");
            }
        };
    }

    private static final class Broken extends InputStream {
        @Override
        public int read() throws IOException {
            throw new IOException("broken");
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            return read();
        }
    }

    /** Four bytes that come when they are released. */
    private static final class Waiting extends FilterInputStream {
        private final CountDownLatch reached = new CountDownLatch(1);
        private final CountDownLatch released = new CountDownLatch(1);

        Waiting() {
            super(new ByteArrayInputStream(new byte[4]));
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            reached.countDown();
            try {
                if (!released.await(10, TimeUnit.SECONDS)) throw new IOException("never released");
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            return super.read(buffer, offset, length);
        }
    }
}
