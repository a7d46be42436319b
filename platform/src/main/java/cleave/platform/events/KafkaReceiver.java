package cleave.platform.events;

import cleave.platform.runtime.Ending;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the events of some types from Kafka into a module's inbox, on a thread of its own. Where it got to is told to
 * Kafka after they are in the database; whatever fails before that comes again, and changes nothing there.
 */
final class KafkaReceiver implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(KafkaReceiver.class);
    private static final int BATCH = 500;
    private static final Duration POLL = Duration.ofMillis(250);
    private static final Duration COMMIT = Duration.ofSeconds(5);
    private static final Duration LEAVE = Duration.ofSeconds(2);
    private static final Duration STOP = Duration.ofSeconds(10);

    private final String group;
    private final Set<String> topics;
    private final KafkaCluster cluster;
    private final Inbox inbox;
    private final Backoff backoff;
    private final Signal signal = new Signal();
    private volatile boolean closing;
    private int failures;
    private @Nullable Thread thread;

    /**
     * @param group who shares the events: the processes of one module
     */
    KafkaReceiver(String group, Set<String> topics, KafkaCluster cluster, Inbox inbox, Backoff backoff) {
        this.group = group;
        this.topics = topics;
        this.cluster = cluster;
        this.inbox = inbox;
        this.backoff = backoff;
    }

    void start() {
        thread = Thread.ofPlatform().name(group + "-receiver").daemon().start(this::run);
    }

    /** Has the thread end once what it took is stored. */
    void stop() {
        closing = true;
        signal.end();
    }

    /** Stops, and returns when the thread has ended, or after ten seconds. */
    @Override
    public void close() {
        stop();
        Ending.await(thread, STOP, log);
    }

    /** Whatever fails, it starts anew with another consumer, which begins where the last one was done. */
    private void run() {
        while (!closing && !Thread.currentThread().isInterrupted()) {
            try {
                cluster.ensure(topics);
                receive();
            } catch (RuntimeException | Error e) {
                Duration pause = backoff.after(++failures);
                // That Kafka is away is said once, by who watches it.
                if (cluster.lacks() == null) {
                    log.warn("{} receives no events for {} ms: {}", group, pause.toMillis(), Failed.text(e));
                }
                signal.sleep(pause);
            }
        }
    }

    private void receive() {
        KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(settings());
        try {
            consumer.subscribe(topics);
            while (!closing) {
                ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
                if (records.isEmpty()) continue;
                take(consumer, records);
                if (records.count() < BATCH) signal.sleep(KafkaCluster.PACE);
            }
        } finally {
            consumer.close(CloseOptions.timeout(LEAVE));
        }
    }

    private void take(KafkaConsumer<byte[], byte[]> consumer, ConsumerRecords<byte[], byte[]> records) {
        inbox.store(records);
        try {
            consumer.commitSync(COMMIT);
        } catch (RebalanceInProgressException later) {
            // The next poll ends it, and the next commit tells of these too.
            log.debug("{}: partitions are dealt anew", group);
        }
        failures = 0;
    }

    private Map<String, Object> settings() {
        Map<String, Object> settings = cluster.client();
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        // Who dies is replaced within ten seconds.
        settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 10_000);
        settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 2_000);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, BATCH);
        settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 8 << 20);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) COMMIT.toMillis());
        settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        return settings;
    }
}
