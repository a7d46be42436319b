package cleave.platform.events;

import cleave.platform.sql.Database;
import io.micrometer.core.instrument.search.RequiredSearch;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** What a process has of events: one module that publishes that something happened, and a consumer of it. */
final class TestModule implements AutoCloseable {
    static final EventType<Happened> HAPPENED = new EventType<>("cleave.test.happened.v1", Happened.class);

    final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    final Database database;
    /** The consumer's database over Kafka; within a process events wait in the publisher's. */
    final Database inbox;

    private final boolean overKafka;
    final Events events;
    final Outbox outbox;

    /** An event's data. */
    record Happened(UUID id, int number) {}

    TestModule(Database database) {
        this(database, settings(3), Clock.systemUTC());
    }

    TestModule(Database database, EventSettings settings, InstantSource clock) {
        this(database, database, settings, KafkaSettings.none(), clock);
    }

    TestModule(Database database, Database inbox, EventSettings settings, KafkaSettings kafka, InstantSource clock) {
        this.database = database;
        this.inbox = inbox;
        this.overKafka = kafka.isSet();
        this.events = new Events(settings, kafka, registry, clock);
        this.outbox = events.outbox("test", database);
    }

    /** Quick retries, and a look for events ten times a second. */
    static EventSettings settings(int attempts) {
        return new EventSettings(
                attempts, Duration.ofMillis(20), Duration.ofMillis(100), Duration.ofHours(24), Duration.ofMillis(100));
    }

    TestModule consumedBy(Consumer<List<Happened>> handler) {
        subscribe("consumer", handler);
        events.start();
        return this;
    }

    void subscribe(String consumer, Consumer<List<Happened>> handler) {
        events.subscribe(HAPPENED, consumer, inbox, handler);
    }

    /** Publishes events with these numbers in one transaction, without waking anyone. */
    void publishQuietly(int from, int to) {
        List<Happened> happened = IntStream.range(from, to)
                .mapToObj(number -> new Happened(UUID.randomUUID(), number))
                .toList();
        database.write(handle -> {
            outbox.publish(handle, HAPPENED, happened);
            return 0;
        });
    }

    void publish(int from, int to) {
        publishQuietly(from, to);
        outbox.wake();
    }

    /** Rows where events wait for the consumer, like {@code outbox where attempts > 0}. */
    long count(String rows) {
        return count(inbox, rows);
    }

    /** The same where it publishes. */
    long published(String rows) {
        return count(database, rows);
    }

    private static long count(Database where, String rows) {
        return where.read(handle -> handle.createQuery("select count(*) from " + rows)
                .mapTo(Long.class)
                .one());
    }

    /** Events that the consumer has neither taken nor refused for good. */
    long pending() {
        if (!overKafka) return count("outbox where delivered_at is null");
        long done = count("outbox where delivered_at is not null") + count("dead_event");
        return published("outbox") - done;
    }

    /** What operators see of where events wait for the consumer. */
    RequiredSearch meter(String name) {
        return registry.get("cleave.events." + name).tag("module", overKafka ? "consumer" : "test");
    }

    /** As {@link #close}, earlier. */
    void stop() {
        events.close();
    }

    @Override
    public void close() {
        stop();
    }
}
