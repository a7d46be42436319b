package cleave.platform.events;

import cleave.platform.events.OutboxRows.Pending;
import cleave.platform.runtime.Failure;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Sends events to the topic of their type, and returns when as many brokers have them as must. After a failure it starts
 * anew with another producer. Used by one thread.
 */
final class KafkaTarget implements Target, AutoCloseable {
    private static final Duration SEND = Duration.ofSeconds(5);
    private static final Duration FIND = Duration.ofSeconds(2);

    private final KafkaCluster cluster;
    private final Set<String> topics = new HashSet<>();
    private @Nullable Producer<String, String> producer;

    KafkaTarget(KafkaCluster cluster) {
        this.cluster = cluster;
    }

    @Override
    public String name() {
        return "Kafka";
    }

    /**
     * @param rows of one type
     * @throws Failure unavailable when they, or some of them, may not be there; sending them again is safe, as receivers
     *     know them by their ids
     */
    @Override
    public void hand(List<Pending> rows, Envelopes envelopes) {
        try {
            send(rows, envelopes);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RecordTooLargeException tooLarge) throw tooLarge;
            if (e.getCause() instanceof InvalidRecordException invalid) throw invalid;
            throw away(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw away(e);
        } catch (TimeoutException | KafkaException | Failure e) {
            throw away(e);
        }
    }

    private void send(List<Pending> rows, Envelopes envelopes)
            throws ExecutionException, InterruptedException, TimeoutException {
        String topic = rows.getFirst().type();
        if (!topics.contains(topic)) cluster.ensure(Set.of(topic));
        topics.add(topic);
        Producer<String, String> open = producer;
        if (open == null) open = new KafkaProducer<>(settings());
        producer = open;
        // Here it waits for a broker, rather than once for each event.
        open.partitionsFor(topic);
        long deadline = System.nanoTime() + SEND.plusSeconds(1).toNanos();
        for (Future<RecordMetadata> sent : sent(open, topic, rows, envelopes)) {
            sent.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        }
    }

    private static List<Future<RecordMetadata>> sent(
            Producer<String, String> producer, String topic, List<Pending> rows, Envelopes envelopes) {
        return rows.stream()
                .map(row -> producer.send(new ProducerRecord<>(topic, envelopes.key(row), row.event())))
                .toList();
    }

    private Failure away(@Nullable Throwable cause) {
        topics.clear();
        close();
        return cluster.away(cause);
    }

    private Map<String, Object> settings() {
        Map<String, Object> settings = cluster.client();
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, FIND.toMillis());
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) SEND.toMillis());
        settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 16L << 20);
        settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
        settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
        return settings;
    }

    /** Gives up what is being sent. May be repeated. */
    @Override
    public void close() {
        Producer<String, String> last = producer;
        producer = null;
        if (last != null) last.close(Duration.ZERO);
    }
}
