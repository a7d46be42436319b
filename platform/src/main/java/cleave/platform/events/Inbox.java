package cleave.platform.events;

import cleave.platform.events.OutboxRows.Draft;
import cleave.platform.events.OutboxRows.Pending;
import cleave.platform.sql.Database;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/** Where a module keeps the events of others until it has taken them: its outbox's table. Safe for many threads. */
final class Inbox {
    private final Database database;
    private final OutboxRows rows;
    private final Envelopes envelopes;
    private final InstantSource clock;
    private final Relay relay;

    Inbox(Database database, OutboxRows rows, Envelopes envelopes, InstantSource clock, Relay relay) {
        this.database = database;
        this.rows = rows;
        this.envelopes = envelopes;
        this.clock = clock;
        this.relay = relay;
    }

    /** Stores them durably, those that are no events among the dead ones. May be repeated. */
    void store(ConsumerRecords<byte[], byte[]> records) {
        long now = clock.millis();
        List<Draft> events = new ArrayList<>();
        List<Failed> unreadable = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> one : records) {
            byte[] value = one.value() == null ? new byte[0] : one.value();
            String text = new String(value, StandardCharsets.UTF_8);
            try {
                events.add(envelopes.received(one.topic(), text));
            } catch (IllegalArgumentException e) {
                // Databases take no zeros in a text.
                Pending row = new Pending(id(one, value), one.topic(), text.replace('\0', '\ufffd'), now, 0);
                unreadable.add(new Failed(row, 1, Duration.ZERO, Failed.text(e)));
            }
        }
        database.write(handle -> {
            rows.receive(handle, events);
            rows.park(handle, unreadable, now);
            return true;
        });
        relay.missed(unreadable);
        relay.wake();
    }

    /** The same each time it comes. */
    private static UUID id(ConsumerRecord<byte[], byte[]> one, byte[] value) {
        byte[] place =
                (one.topic() + " " + one.partition() + " " + one.offset() + " ").getBytes(StandardCharsets.UTF_8);
        return UUID.nameUUIDFromBytes(ByteBuffer.allocate(place.length + value.length)
                .put(place)
                .put(value)
                .array());
    }
}
