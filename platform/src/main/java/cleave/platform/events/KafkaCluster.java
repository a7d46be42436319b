package cleave.platform.events;

import cleave.platform.runtime.Ending;
import cleave.platform.runtime.Failure;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.security.plain.PlainLoginModule;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Kafka as the settings name it: what all its clients need, its topics, and whether it is there, which a thread looks
 * after. Safe for many threads.
 */
final class KafkaCluster implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(KafkaCluster.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(3);
    private static final Duration LOOK = Duration.ofSeconds(3);

    /**
     * Rest after a batch that was not full. Each batch costs some transactions and requests, however few events are in
     * it. An event after a quiet time never waits; at a high rate it may, for this long at each of three stations.
     */
    static final Duration PACE = Duration.ofMillis(20);

    /** Milliseconds for a client to say itself that its time is over, and why. */
    private static final long GRACE = 500;

    private final KafkaSettings settings;
    private final Signal end = new Signal();
    private volatile boolean closing;
    private volatile @Nullable Boolean up;
    private @Nullable Thread watch;
    private @Nullable Admin watching;

    KafkaCluster(KafkaSettings settings) {
        this.settings = settings;
    }

    /** Begins to look whether it is there; waits for nothing. */
    void start() {
        watch = Thread.ofPlatform().name("kafka-watch").daemon().start(this::watch);
    }

    String brokers() {
        return settings.brokers();
    }

    /** What it lacks, in a few words for the operator, or null while it is there. */
    @Nullable
    String lacks() {
        return Boolean.TRUE.equals(up) ? null : "events: Kafka at " + brokers();
    }

    /** What every client is made with. */
    Map<String, Object> client() {
        Map<String, Object> client = new HashMap<>();
        client.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, settings.brokers());
        client.put(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, (int) TIMEOUT.toMillis());
        client.put(CommonClientConfigs.SOCKET_CONNECTION_SETUP_TIMEOUT_MS_CONFIG, 1_000L);
        client.put(CommonClientConfigs.SOCKET_CONNECTION_SETUP_TIMEOUT_MAX_MS_CONFIG, 3_000L);
        // A topic that was made again is found within this.
        client.put(CommonClientConfigs.METADATA_MAX_AGE_CONFIG, 10_000L);
        client.put(CommonClientConfigs.ENABLE_METRICS_PUSH_CONFIG, false);
        client.put(CommonClientConfigs.METRIC_REPORTER_CLASSES_CONFIG, List.of());
        if (!settings.user().isEmpty()) {
            client.put(CommonClientConfigs.SECURITY_PROTOCOL_CONFIG, "SASL_PLAINTEXT");
            client.put(SaslConfigs.SASL_MECHANISM, "PLAIN");
            client.put(SaslConfigs.SASL_JAAS_CONFIG, login());
        }
        return client;
    }

    /**
     * Makes those of the topics that are not there.
     *
     * @throws Failure unavailable when Kafka is
     */
    void ensure(Collection<String> topics) {
        Map<String, String> configuration = settings.replication() < 3 ? Map.of() : Map.of("min.insync.replicas", "2");
        List<NewTopic> wanted = topics.stream()
                .map(topic -> new NewTopic(
                                topic, Optional.of(settings.partitions()), Optional.of((short) settings.replication()))
                        .configs(configuration))
                .toList();
        try (Admin admin = admin()) {
            for (var made : admin.createTopics(wanted).values().values()) {
                try {
                    made.get(TIMEOUT.toMillis() + GRACE, TimeUnit.MILLISECONDS);
                } catch (ExecutionException e) {
                    if (!(e.getCause() instanceof TopicExistsException)) throw away(e.getCause());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw away(e);
        } catch (TimeoutException | KafkaException e) {
            throw away(e);
        }
    }

    Failure away(@Nullable Throwable cause) {
        return Failure.unavailable("Kafka at " + brokers() + " is not available.", cause);
    }

    @Override
    public void close() {
        closing = true;
        end.end();
        Ending.await(watch, TIMEOUT.multipliedBy(2), log);
    }

    private void watch() {
        while (!closing) {
            Throwable fault = fault();
            boolean there = fault == null;
            if (!Boolean.valueOf(there).equals(up)) {
                if (fault == null) log.info("Kafka at {} is there", brokers());
                else log.warn("Kafka at {} is not there, events wait until it is: {}", brokers(), Failed.text(fault));
            }
            up = there;
            end.sleep(LOOK);
        }
        lookAnew();
    }

    /** Why it does not answer, or null when it does. */
    private @Nullable Throwable fault() {
        try {
            Admin admin = watching == null ? admin() : watching;
            watching = admin;
            admin.describeCluster().nodes().get(TIMEOUT.toMillis() + GRACE, TimeUnit.MILLISECONDS);
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return e;
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            lookAnew();
            return e instanceof ExecutionException ? e.getCause() : e;
        }
    }

    /** Forgets the client that found a fault: its addresses may be those of a broker that is gone. */
    private void lookAnew() {
        if (watching != null) watching.close(Duration.ZERO);
        watching = null;
    }

    private Admin admin() {
        Map<String, Object> client = client();
        client.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) TIMEOUT.toMillis());
        return Admin.create(client);
    }

    private String login() {
        return "%s required username=\"%s\" password=\"%s\";"
                .formatted(PlainLoginModule.class.getName(), quoted(settings.user()), quoted(settings.password()));
    }

    private static String quoted(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"");
    }
}
