package cleave.platform.events;

import cleave.platform.sql.Database;
import cleave.platform.sql.Lease;
import cleave.platform.sql.PeriodicJob;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

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
    private final @Nullable KafkaCluster kafka;
    private final Envelopes envelopes = new Envelopes();
    private final OutboxRows rows = new OutboxRows();
    private final Map<String, List<Subscription<?>>> subscriptions = new HashMap<>();
    private final IdentityHashMap<Database, KafkaModule> modules = new IdentityHashMap<>();
    private final List<Relay> relays = new ArrayList<>();
    private final List<PeriodicJob> purges = new ArrayList<>();
    /** The same by their types, for any thread. */
    private final Set<String> subscribed = ConcurrentHashMap.newKeySet();

    private boolean started;

    /** Events that are delivered within the process. */
    public Events(EventSettings settings, MeterRegistry registry, InstantSource clock) {
        this(settings, KafkaSettings.none(), registry, clock);
    }

    /** Events that go over Kafka where the settings name one. */
    public Events(EventSettings settings, KafkaSettings kafka, MeterRegistry registry, InstantSource clock) {
        this.settings = settings;
        this.registry = registry;
        this.clock = clock;
        this.kafka = kafka.isSet() ? new KafkaCluster(kafka) : null;
    }

    /**
     * The outbox of a module, for the one that publishes. Call it once for a module, before {@link #start}.
     *
     * @param database the module's own; must stay open until the events are closed
     */
    public synchronized Outbox outbox(String module, Database database) {
        requireNotStarted();
        Relay relay = kafka == null
                ? relay(module, database, type -> subscriptions.getOrDefault(type, List.of()))
                : module(module, database, kafka).relay();
        return new Outbox(module, rows, clock, envelopes, relay::wake);
    }

    /**
     * Has every event of the type handed over, some at a time in the order of their ids, on one thread at a time for
     * each publishing module, or over Kafka for each consumer.
     *
     * <p>The handler blocks until its effect is durable, for no longer than a few seconds. It must be idempotent: an
     * event comes again when the process ends, or another consumer fails, before it is marked. When it throws, the
     * events come again, alone if need be: without end while it throws an unavailable {@code Failure}, else until
     * {@code events.attempts}.
     *
     * @param type of another module
     * @param consumer the module that wants them; over Kafka its processes share them
     * @param database the consumer's own, where they wait when they come over Kafka; must stay open until the events are
     *     closed
     */
    public synchronized <T extends Record> void subscribe(
            EventType<T> type, String consumer, Database database, Consumer<List<T>> handler) {
        requireNotStarted();
        Subscription<T> subscription = new Subscription<>(type, consumer, handler);
        subscribed.add(type.name());
        if (kafka != null) module(consumer, database, kafka).subscribe(subscription);
        else
            subscriptions
                    .computeIfAbsent(type.name(), name -> new ArrayList<>())
                    .add(subscription);
    }

    /** Whether anybody hears of events of the type: somebody here, or whoever reads what is sent to Kafka. */
    public boolean areWanted(EventType<?> type) {
        return kafka != null || subscribed.contains(type.name());
    }

    /** Begins to deliver. Call it once, when all modules are built. */
    public synchronized void start() {
        requireNotStarted();
        started = true;
        if (kafka != null) kafka.start();
        relays.forEach(Relay::start);
        modules.values().forEach(KafkaModule::start);
        purges.forEach(PeriodicJob::start);
    }

    /** Whether events of modules that do not run here can come here. */
    public boolean comeFromElsewhere() {
        return kafka != null;
    }

    /** What they lack to be delivered, in a few words for the operator, or null. Without it they wait. */
    public @Nullable String lacks() {
        return kafka == null ? null : kafka.lacks();
    }

    /** Finishes what is being delivered; what is pending stays so. Waits no longer than ten seconds for each. */
    @Override
    public synchronized void close() {
        modules.values().forEach(KafkaModule::stop);
        relays.forEach(Relay::stop);
        purges.forEach(PeriodicJob::close);
        modules.values().forEach(KafkaModule::close);
        relays.forEach(Relay::close);
        if (kafka != null) kafka.close();
    }

    /** What it has of events over Kafka: one relay for both what it publishes and what it receives. */
    private KafkaModule module(String name, Database database, KafkaCluster cluster) {
        return modules.computeIfAbsent(database, own -> {
            Map<String, List<Subscription<?>>> wanted = new HashMap<>();
            Relay relay = relay(name, database, new KafkaRouting(name, cluster, wanted));
            Inbox inbox = new Inbox(database, rows, envelopes, clock, relay);
            return new KafkaModule(name, relay, wanted, inbox, cluster, settings);
        });
    }

    private Relay relay(String module, Database database, Routing routing) {
        Relay relay = new Relay(module, database, rows, settings, clock, envelopes, routing, registry);
        relays.add(relay);
        purges.add(new PeriodicJob(
                module + "-outbox-purge",
                PURGE_INTERVAL,
                PURGE_INTERVAL,
                new Lease(database, "outbox-purge", clock),
                new OutboxPurge(database, settings.keep(), clock)));
        return relay;
    }

    private void requireNotStarted() {
        if (started) throw new IllegalStateException("events are wired before they are started");
    }
}
