package cleave.platform.events;

import cleave.platform.sql.Database;
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
    final Events events;
    final Outbox outbox;

    /** An event's data. */
    record Happened(UUID id, int number) {}

    TestModule(Database database) {
        this(database, settings(3), Clock.systemUTC());
    }

    TestModule(Database database, EventSettings settings, InstantSource clock) {
        this.database = database;
        this.events = new Events(settings, registry, clock);
        this.outbox = events.outbox("test", database);
    }

    /** Quick retries, and a look for events ten times a second. */
    static EventSettings settings(int attempts) {
        return new EventSettings(
                attempts, Duration.ofMillis(20), Duration.ofMillis(100), Duration.ofHours(24), Duration.ofMillis(100));
    }

    TestModule consumedBy(Consumer<List<Happened>> handler) {
        events.subscribe(HAPPENED, "consumer", handler);
        events.start();
        return this;
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

    /** Rows of this module, like {@code outbox where delivered_at is null}. */
    long count(String rows) {
        return database.read(handle -> handle.createQuery("select count(*) from " + rows)
                .mapTo(Long.class)
                .one());
    }

    long pending() {
        return count("outbox where delivered_at is null");
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
