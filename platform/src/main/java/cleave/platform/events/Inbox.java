package cleave.platform.events;

import cleave.platform.events.OutboxRows.Draft;
import cleave.platform.sql.Database;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where a module keeps the events of others until it has taken them: its outbox's table. Safe for many threads. */
final class Inbox {
    private static final Logger log = LoggerFactory.getLogger(Inbox.class);
    private static final String UNREADABLE = "This is no event of the topic's type.";

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
        List<Draft> events = new ArrayList<>();
        List<Draft> unreadable = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> one : records) {
            byte[] value = one.value() == null ? new byte[0] : one.value();
            String text = new String(value, StandardCharsets.UTF_8);
            try {
                events.add(envelopes.received(one.topic(), text));
            } catch (IllegalArgumentException e) {
                log.error(
                        "{} of {} at {} is put aside: {}", one.offset(), one.topic(), one.partition(), e.getMessage());
                unreadable.add(new Draft(id(one, value), one.topic(), text.replace('\0', '\ufffd'), clock.instant()));
            }
        }
        long now = clock.millis();
        database.write(handle -> {
            rows.receive(handle, events);
            rows.park(handle, unreadable, UNREADABLE, now);
            return true;
        });
        relay.missed(unreadable.size());
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
