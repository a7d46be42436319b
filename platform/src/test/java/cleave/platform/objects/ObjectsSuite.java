package cleave.platform.objects;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import cleave.platform.runtime.Content;
import cleave.platform.runtime.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every store of objects must do. */
abstract class ObjectsSuite {
    static final int MEGABYTE = 1024 * 1024;

    /** The store that the test is about. */
    abstract Objects objects();

    /** Takes away what the store stands on. */
    abstract void stopStore() throws Exception;

    abstract void startStore() throws Exception;

    @Test
    void keepsBytesAsTheyAre() {
        byte[] bytes = random(100_000);
        String key = put(bytes);

        assertThat(read(key)).isEqualTo(bytes);
        Stored head = head(key);
        assertThat(head.key()).isEqualTo(key);
        assertThat(head.size()).isEqualTo(100_000);
        assertThat(head.modified())
                .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(5));
    }

    @Test
    void keepsNothingAsNothing() {
        String key = put(new byte[0]);
        assertThat(read(key)).isEmpty();
        Stored head = head(key);
        assertThat(head.size()).isZero();
    }

    @Test
    void givesAPartOfTheBytes() {
        byte[] bytes = random(1000);
        String key = put(bytes);

        assertThat(read(key, 0, 1)).isEqualTo(Arrays.copyOf(bytes, 1));
        assertThat(read(key, 100, 200)).isEqualTo(Arrays.copyOfRange(bytes, 100, 300));
        assertThat(read(key, 999, 1)).isEqualTo(Arrays.copyOfRange(bytes, 999, 1000));
        assertThat(read(key, 990, 100)).isEqualTo(Arrays.copyOfRange(bytes, 990, 1000));
        assertThat(read(key, 10, 0)).isEmpty();
    }

    @Test
    void aStreamThatIsNotReadToItsEndHoldsNothingBack() throws IOException {
        String key = put(random(5 * MEGABYTE));
        for (int i = 0; i < 50; i++) {
            try (InputStream in = objects().get(key, 0, 5 * MEGABYTE)) {
                assertThat(in.readNBytes(10)).hasSize(10);
            }
        }
        assertThat(read(key, 0, 10)).hasSize(10);
    }

    @Test
    void aNewContentTakesThePlaceOfTheOld() {
        String key = put(random(500));
        byte[] newer = random(300);
        objects().put(key, Content.of(newer));
        assertThat(read(key)).isEqualTo(newer);
    }

    @Test
    void aReaderKeepsWhatItBeganToRead() throws IOException {
        byte[] older = random(1000);
        String key = put(older);
        try (InputStream in = objects().get(key, 0, 1000)) {
            objects().put(key, Content.of(random(1000)));
            assertThat(in.readAllBytes()).isEqualTo(older);
        }
    }

    @Test
    void whatWasNeverPutIsMissing() {
        String key = ObjectKeys.next("story", "jpg");
        assertThat(objects().head(key)).isNull();
        assertThatThrownBy(() -> read(key))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.kind()).isEqualTo(Failure.Kind.NOT_FOUND));
        objects().delete(key);
    }

    @Test
    void whatWasDeletedIsMissing() {
        String key = put(random(10));
        objects().delete(key);
        assertThat(objects().head(key)).isNull();
        assertThatThrownBy(() -> read(key)).isInstanceOf(Failure.class);
        objects().delete(key);
    }

    @Test
    void listsAModulesObjectsInTheOrderOfTheirKeys() {
        String module = newModule();
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < 57; i++) {
            String key = ObjectKeys.next(module, i % 2 == 0 ? "png" : "txt");
            objects().put(key, Content.of(new byte[i]));
            keys.add(key);
        }
        String other = ObjectKeys.next(module + "x", "jpg");
        objects().put(other, Content.of(new byte[1]));

        assertThat(pages(module, 10).stream().map(List::size)).containsExactly(10, 10, 10, 10, 10, 7);
        List<Stored> all = pages(module, 10).stream().flatMap(List::stream).toList();
        assertThat(all.stream().map(Stored::key))
                .containsExactlyElementsOf(keys.stream().sorted().toList());
        assertThat(all.stream().map(Stored::size))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 57).mapToObj(Long::valueOf).toList());
        assertThat(pages(module, 57)).hasSize(1);
        assertThat(pages(module, 1000).getFirst()).isEqualTo(all);
    }

    @Test
    void listsNothingWhereThereIsNothing() {
        assertThat(objects().list(newModule() + "/", null, 10)).isEmpty();
    }

    @Test
    void aListGoesOnAfterAKeyThatIsGone() {
        String module = newModule();
        List<String> keys = Stream.generate(() -> ObjectKeys.next(module, "txt"))
                .limit(20)
                .sorted()
                .toList();
        keys.forEach(key -> objects().put(key, Content.of(new byte[1])));
        objects().delete(keys.get(9));
        assertThat(objects().list(module + "/", keys.get(9), 100).stream().map(Stored::key))
                .containsExactlyElementsOf(keys.subList(10, 20));
    }

    @Test
    void aLargeObjectPassesThroughAsAStream() throws IOException {
        Zebra zebra = new Zebra(20 * MEGABYTE);
        String key = ObjectKeys.next("story", "png");
        objects().put(key, zebra);
        assertThat(zebra.held()).isLessThan(5 * MEGABYTE);
        try (InputStream in = objects().get(key, 0, 20 * MEGABYTE)) {
            long before = usedHeap();
            assertThat(in.readNBytes(1)).hasSize(1);
            assertThat(usedHeap() - before).isLessThan(5 * MEGABYTE);
        }
        try (InputStream in = objects().get(key, 0, 20 * MEGABYTE)) {
            assertThat(Sha256.hex(in)).isEqualTo(Sha256.hex(zebra));
        }
    }

    private static long usedHeap() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    @Test
    void manyPutAtOnce() throws Exception {
        List<Callable<Boolean>> work = new ArrayList<>();
        String contested = ObjectKeys.next("story", "txt");
        for (int i = 0; i < 64; i++) {
            byte[] bytes = random(20_000 + i);
            work.add(() -> {
                String key = put(bytes);
                objects().put(contested, Content.of(bytes));
                return Arrays.equals(read(key), bytes);
            });
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Boolean> done : threads.invokeAll(work))
                assertThat(done.get()).isTrue();
        }
        assertThat(read(contested)).hasSize((int) head(contested).size());
    }

    @ParameterizedTest
    @MethodSource
    void refusesAKeyThatIsNotOurs(String key) {
        Content content = Content.of(new byte[1]);
        assertThatThrownBy(() -> objects().put(key, content)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> objects().head(key)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> objects().get(key, 0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> objects().delete(key)).isInstanceOf(IllegalArgumentException.class);
    }

    static Stream<String> refusesAKeyThatIsNotOurs() {
        String good = ObjectKeys.next("story", "jpg");
        String random = good.substring(6, 32);
        return Stream.of(
                "",
                "/",
                "story",
                "story/",
                "../../etc/passwd",
                "story/../" + good,
                "/" + good,
                good + "/",
                good + "\n",
                "\n" + good,
                good + "\0",
                good.toUpperCase(Locale.ROOT),
                "Story/" + random + ".jpg",
                "story//" + random + ".jpg",
                "story/" + random,
                "story/" + random + ".svg",
                "story/" + random + ".html",
                "story/" + random + ".jpg.html",
                "story/" + random.substring(1) + ".jpg",
                "story/" + random + "0.jpg",
                "story/" + random.substring(1) + "é.jpg",
                "story/" + random.substring(1) + "%.jpg",
                "story/" + random.substring(1) + ".".repeat(1) + ".jpg",
                ".unfinished/" + random + ".jpg");
    }

    @Test
    void refusesAPrefixThatIsNoModules() {
        for (String prefix : List.of("", "/", "story", "../", "story/a", "story//", ".unfinished/")) {
            assertThatThrownBy(() -> objects().list(prefix, null, 10)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void aStoppedStoreIsUnavailableAndServesAgainWhenItIsBack() throws Exception {
        String key = put(random(100));
        String module = newModule();
        assertThat(objects().isUp()).isTrue();
        stopStore();
        try {
            assertThat(objects().isUp()).isFalse();
            Content content = Content.of(random(100));
            assertUnavailable(() -> objects().put(ObjectKeys.next("story", "jpg"), content));
            assertUnavailable(() -> objects().head(key));
            assertUnavailable(() -> objects().head(ObjectKeys.next("story", "jpg")));
            assertUnavailable(() -> read(key));
            assertUnavailable(() -> objects().delete(key));
            assertUnavailable(() -> objects().delete(ObjectKeys.next("story", "jpg")));
            assertUnavailable(() -> objects().list(module + "/", null, 10));
        } finally {
            startStore();
        }
        await().atMost(Duration.ofSeconds(10)).until(() -> objects().isUp());
        assertThat(read(key)).hasSize(100);
        assertThat(read(put(random(30)))).hasSize(30);
    }

    static void assertUnavailable(Runnable call) {
        assertThatThrownBy(call::run).isInstanceOfSatisfying(Failure.class, failure -> {
            assertThat(failure.kind()).isEqualTo(Failure.Kind.UNAVAILABLE);
            assertThat(failure.retryAfter()).isNotNull();
        });
    }

    private Stored head(String key) {
        return requireNonNull(objects().head(key));
    }

    final String put(byte[] bytes) {
        String key = ObjectKeys.next("story", "jpg");
        objects().put(key, Content.of(bytes));
        return key;
    }

    final byte[] read(String key) {
        return read(key, 0, Long.MAX_VALUE / 2);
    }

    final byte[] read(String key, long from, long length) {
        try (InputStream in = objects().get(key, from, length)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<List<Stored>> pages(String module, int count) {
        List<List<Stored>> pages = new ArrayList<>();
        List<Stored> page = objects().list(module + "/", null, count);
        while (!page.isEmpty()) {
            pages.add(page);
            page = objects().list(module + "/", page.getLast().key(), count);
        }
        return pages;
    }

    static byte[] random(int length) {
        byte[] bytes = new byte[length];
        ThreadLocalRandom.current().nextBytes(bytes);
        return bytes;
    }

    private static String newModule() {
        return new Random()
                .ints(12, 'a', 'z')
                .mapToObj(c -> Character.toString((char) c))
                .collect(Collectors.joining());
    }

    /** Content that exists nowhere: who wants all of it at once cannot have it. */
    static final class Zebra implements Content {
        private final long length;
        private long held;

        Zebra(long length) {
            this.length = length;
        }

        /** By how much the heap had grown from the first byte that was read to the last, at most. */
        long held() {
            return held;
        }

        @Override
        public long length() {
            return length;
        }

        @Override
        public byte[] bytes() {
            throw new AssertionError("all of it in memory");
        }

        @Override
        public InputStream open() {
            byte[] stripe = "black white ".getBytes(StandardCharsets.US_ASCII);
            return new InputStream() {
                private final long before = usedHeap();
                private long at;

                @Override
                public int read() {
                    return at == length ? -1 : stripe[(int) (at++ % stripe.length)];
                }

                @Override
                public int read(byte[] buffer, int offset, int wanted) {
                    if (at == length) {
                        held = Math.max(held, usedHeap() - before);
                        return -1;
                    }
                    int count = (int) Math.min(wanted, length - at);
                    for (int i = 0; i < count; i++) buffer[offset + i] = stripe[(int) (at++ % stripe.length)];
                    return count;
                }
            };
        }
    }
}
