package cleave.platform.events;

import cleave.platform.sql.Database;
import cleave.platform.sql.Lease;
import cleave.platform.sql.PeriodicJob;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The events of one process: modules get their outboxes and subscribe while they are built, then {@link #start} begins
 * to deliver. Each event comes to every subscriber at least once. An event that nobody here subscribed to is done at
 * once.
 */
public final class Events implements AutoCloseable {
    private static final Duration PURGE_INTERVAL = Duration.ofMinutes(10);

    private final EventSettings settings;
    private final MeterRegistry registry;
    private final InstantSource clock;
    private final Envelopes envelopes = new Envelopes();
    private final Map<String, List<Subscription<?>>> subscriptions = new HashMap<>();
    private final List<Relay> relays = new ArrayList<>();
    private final List<PeriodicJob> purges = new ArrayList<>();
    private boolean started;

    public Events(EventSettings settings, MeterRegistry registry, InstantSource clock) {
        this.settings = settings;
        this.registry = registry;
        this.clock = clock;
    }

    /**
     * The outbox of a module, for the one that publishes. Call it once for a module, before {@link #start}.
     *
     * @param database the module's own; must stay open until the events are closed
     */
    public synchronized Outbox outbox(String module, Database database) {
        requireNotStarted();
        OutboxRows rows = new OutboxRows();
        Relay relay = new Relay(module, database, rows, settings, clock, envelopes, registry);
        relays.add(relay);
        purges.add(new PeriodicJob(
                module + "-outbox-purge",
                PURGE_INTERVAL,
                PURGE_INTERVAL,
                new Lease(database, "outbox-purge", clock),
                new OutboxPurge(database, settings.keep(), clock)));
        return new Outbox(module, rows, clock, envelopes, relay::wake);
    }

    /**
     * Has every event of the type handed over, some at a time in the order of their ids, on one thread at a time for
     * each publishing module.
     *
     * <p>The handler blocks until its effect is durable, for no longer than a few seconds. It must be idempotent: an
     * event comes again when the process ends, or another consumer fails, before it is marked. When it throws, the
     * events come again, alone if need be: without end while it throws an unavailable {@code Failure}, else until
     * {@code events.attempts}.
     *
     * @param consumer names it in the log
     */
    public synchronized <T extends Record> void subscribe(
            EventType<T> type, String consumer, Consumer<List<T>> handler) {
        requireNotStarted();
        subscriptions
                .computeIfAbsent(type.name(), name -> new ArrayList<>())
                .add(new Subscription<>(type, consumer, handler));
    }

    /** Begins to deliver. Call it once, when all modules are built. */
    public synchronized void start() {
        requireNotStarted();
        started = true;
        relays.forEach(relay -> relay.start(subscriptions));
        purges.forEach(PeriodicJob::start);
    }

    /** Finishes what is being delivered; what is pending stays so. Waits no longer than ten seconds for each. */
    @Override
    public synchronized void close() {
        relays.forEach(Relay::stop);
        purges.forEach(PeriodicJob::close);
        relays.forEach(Relay::close);
    }

    private void requireNotStarted() {
        if (started) throw new IllegalStateException("events are wired before they are started");
    }
}
