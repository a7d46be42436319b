package cleave.platform.feed;

import cleave.platform.feed.Head.Item;
import cleave.platform.http.Json;
import cleave.platform.http.PageRequest;
import cleave.platform.http.Request;
import cleave.platform.http.Response;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A list of everyone's items but the reader's own, newest first. Its head is kept in memory as the bytes that are
 * sent: readers take no lock and never wait for the database, except that a head older than {@link #FRESH} is read
 * again before it is served, once for all who ask meanwhile. While the database is down the last head is served.
 *
 * <p>What this process commits is in the head at once, and what it withdraws is not; what others do shows within
 * {@link #FRESH}.
 */
public final class Feed<R extends Authored> {
    private static final Logger log = LoggerFactory.getLogger(Feed.class);

    /** The oldest head that is served while the database answers. */
    public static final Duration FRESH = Duration.ofMillis(50);

    /** From this age on a head is read again while it is still served, so that hardly anyone waits. */
    private static final long AGEING_NANOS = FRESH.toNanos() / 2;
    /** Longest wait for a head to be read again; then the one at hand is served. */
    private static final long PATIENCE_MILLIS = 250;
    /** Pause after a failed read. */
    private static final long PAUSE_MILLIS = 250;
    /** Items in the head: enough that only who wrote most of them needs SQL for a first page. */
    private static final int SIZE = 64;

    private final String path;
    private final FeedStore<R> store;
    private final Function<R, Object> shown;
    private final LongSupplier edition;
    private final Executor executor;
    private final AtomicReference<@Nullable CompletableFuture<Void>> refresh = new AtomicReference<>();
    private final List<Item> committedMeanwhile = new ArrayList<>();
    private final Set<UUID> withdrawnMeanwhile = new HashSet<>();
    private boolean reading;
    private volatile Head head;

    /**
     * Reads the head for the first time.
     *
     * @param path the list's path, which also names it in metrics
     * @param shown what readers get to see of an item, as JSON; always the same of the same row
     * @param executor for blocking work
     */
    public Feed(String path, FeedStore<R> store, Function<R, Object> shown, Executor executor, MeterRegistry registry) {
        this(path, store, shown, () -> 0, executor, registry);
    }

    /**
     * The same for items that have to be shown anew though their rows are the same, as when links in them expire.
     *
     * @param edition changes when they have to be
     */
    public Feed(
            String path,
            FeedStore<R> store,
            Function<R, Object> shown,
            LongSupplier edition,
            Executor executor,
            MeterRegistry registry) {
        this.path = path;
        this.store = store;
        this.shown = shown;
        this.edition = edition;
        this.executor = executor;
        this.head = new Head(path, List.of(), false, System.nanoTime());
        read();
        Gauge.builder("cleave.feed.age", this, feed -> feed.age() / 1e9)
                .description("Time since the head was last read from the database")
                .baseUnit("seconds")
                .tag("feed", path)
                .register(registry);
    }

    /** Answers a GET of the list. Never blocks. */
    public CompletionStage<Response> get(Request request) {
        if (request.hasQuery()) {
            PageRequest page = PageRequest.of(request.query());
            if (!page.isHead()) return older(request, page);
        }
        long age = age();
        if (age < AGEING_NANOS) return first(request);
        CompletableFuture<Void> refreshed = refresh();
        if (age <= FRESH.toNanos()) return first(request);
        // Who joined a slow read of before may need one more; after that the head at hand has to do.
        return refreshed
                .thenCompose(done -> age() <= FRESH.toNanos() ? refreshed : refresh())
                .thenCompose(done -> first(request));
    }

    private long age() {
        return System.nanoTime() - head.readAt();
    }

    /** Puts rows into the head that this process has just committed. Call it before their authors are answered. */
    public synchronized void committed(List<R> rows) {
        if (rows.isEmpty()) return;
        List<Item> items = rows.stream().map(this::render).toList();
        if (reading) {
            committedMeanwhile.addAll(items);
            for (Item item : items) withdrawnMeanwhile.remove(item.id());
        }
        Head now = head;
        head = merge(now.items(), items, now.complete(), now.readAt());
    }

    /** Takes rows out of the head that this process has just made no one else's. */
    public synchronized void withdrawn(Set<UUID> ids) {
        if (ids.isEmpty()) return;
        if (reading) {
            committedMeanwhile.removeIf(item -> ids.contains(item.id()));
            withdrawnMeanwhile.addAll(ids);
        }
        Head now = head;
        List<Item> left = without(ids, now.items());
        if (left.size() < now.items().size()) head = new Head(path, left, now.complete(), now.readAt());
    }

    private static List<Item> without(Set<UUID> ids, List<Item> items) {
        return items.stream().filter(item -> !ids.contains(item.id())).toList();
    }

    private CompletionStage<Response> first(Request request) {
        ListPage page = head.page(request.principal().id());
        if (page == null) return older(request, new PageRequest(PageRequest.DEFAULT_LIMIT, null));
        return CompletableFuture.completedFuture(page.answer(request));
    }

    private CompletionStage<Response> older(Request request, PageRequest page) {
        UUID reader = request.principal().id();
        return CompletableFuture.supplyAsync(
                () -> {
                    List<R> rows = store.others(reader, page.before(), page.limit() + 1);
                    return ListPage.of(path, page.limit(), rows, row -> Json.write(shown.apply(row)), Authored::id)
                            .answer(request);
                },
                executor);
    }

    /** Starts to read the head again, or joins who does; completes after at most {@link #PATIENCE_MILLIS}. */
    private CompletableFuture<Void> refresh() {
        CompletableFuture<Void> mine = new CompletableFuture<>();
        CompletableFuture<Void> running = refresh.compareAndExchange(null, mine);
        if (running != null) return running;
        mine.completeOnTimeout(null, PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        executor.execute(() -> {
            try {
                read();
                refresh.set(null);
            } catch (RuntimeException e) {
                log.warn("Serving {} from memory: {}", path, e.getMessage());
                CompletableFuture.delayedExecutor(PAUSE_MILLIS, TimeUnit.MILLISECONDS)
                        .execute(() -> refresh.set(null));
            }
            mine.complete(null);
        });
        return mine;
    }

    private void read() {
        long at = System.nanoTime();
        synchronized (this) {
            reading = true;
        }
        List<R> rows;
        try {
            rows = store.newest(SIZE);
        } catch (RuntimeException e) {
            forget();
            throw e;
        }
        synchronized (this) {
            List<Item> items = without(withdrawnMeanwhile, known(rows));
            Head read = merge(items, committedMeanwhile, rows.size() < SIZE, at);
            Head now = head;
            boolean same = read.items().equals(now.items()) && read.complete() == now.complete();
            head = same ? now.readAgain(at) : read;
            forget();
        }
    }

    private synchronized void forget() {
        reading = false;
        committedMeanwhile.clear();
        withdrawnMeanwhile.clear();
    }

    private Head merge(List<Item> items, List<Item> added, boolean complete, long readAt) {
        Map<UUID, Item> byId = new HashMap<>();
        for (Item item : items) byId.put(item.id(), item);
        // Between an older one, such as one that was withdrawn for a while, and these there may be others.
        UUID oldest = items.isEmpty() ? null : items.getLast().id();
        for (Item item : added) {
            boolean follows = oldest != null && item.id().compareTo(oldest) > 0;
            if (complete || follows) byId.put(item.id(), item);
        }
        List<Item> newest = byId.values().stream()
                .sorted(Comparator.comparing(Item::id).reversed())
                .limit(SIZE)
                .toList();
        return new Head(path, newest, complete && byId.size() <= SIZE, readAt);
    }

    /** The rows as items: those of the present head where neither the row nor the edition has changed. */
    private List<Item> known(List<R> rows) {
        Map<UUID, Item> present = new HashMap<>();
        for (Item item : head.items()) present.put(item.id(), item);
        long now = edition.getAsLong();
        List<Item> items = new ArrayList<>(rows.size());
        for (R row : rows) {
            Item item = present.get(row.id());
            boolean same = item != null && item.edition() == now && item.row().equals(row);
            items.add(same ? item : render(row));
        }
        return items;
    }

    private Item render(R row) {
        // Asked first: what is shown in a later edition than it says is only shown once more.
        long now = edition.getAsLong();
        return new Item(row.id(), row.author().id(), now, row, Json.write(shown.apply(row)));
    }
}
