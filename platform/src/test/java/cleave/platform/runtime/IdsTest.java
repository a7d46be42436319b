package cleave.platform.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Ids grow whatever the clock does, and have one written form. */
class IdsTest {
    private final AtomicLong now = new AtomicLong(1_800_000_000_000L);
    private final InstantSource clock = () -> java.time.Instant.ofEpochMilli(now.get());
    private final Ids ids = new Ids(clock);

    @Test
    void idsGrowWhileTheClockStandsStillAndWhenItStepsBack() {
        List<UUID> made = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            if (i == 3_000) now.addAndGet(-86_400_000);
            if (i == 6_000) now.addAndGet(172_800_000);
            made.add(ids.next());
        }
        assertThat(made).isSorted().doesNotHaveDuplicates();
        assertThat(made.stream().map(UUID::toString).toList()).isSorted();
    }

    @Test
    void anIdSeenFromElsewhereIsSmallerThanTheNext() {
        now.addAndGet(3_600_000);
        UUID ahead = new Ids(clock).next();
        now.addAndGet(-3_600_000);
        assertThat(ids.next()).isLessThan(ahead);
        ids.observe(ahead);
        assertThat(ids.next()).isGreaterThan(ahead);
    }

    @Test
    void manyThreadsNeverMakeTheSameId() throws Exception {
        Callable<List<UUID>> many = () -> {
            List<UUID> made = new ArrayList<>();
            for (int i = 0; i < 20_000; i++) made.add(ids.next());
            return made;
        };
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<UUID> all = new ArrayList<>();
            for (var future : threads.invokeAll(List.of(many, many, many, many))) {
                assertThat(future.get()).isSorted();
                all.addAll(future.get());
            }
            assertThat(all).doesNotHaveDuplicates().hasSize(80_000);
        }
    }

    @Test
    void onlyTheOneFormOfAVersion7IdIsRead() {
        UUID id = ids.next();
        assertThat(Ids.parse(id.toString())).isEqualTo(id);
        for (String wrong : List.of(
                "",
                id.toString().toUpperCase(java.util.Locale.ROOT),
                id + " ",
                UUID.randomUUID().toString(),
                "1-1-1-1-1",
                id.toString().replace('-', '0'),
                id.toString().substring(0, 35) + "g")) {
            assertThat(Ids.parse(wrong)).as(wrong).isNull();
        }
    }
}
