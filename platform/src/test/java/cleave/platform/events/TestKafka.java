package cleave.platform.events;

import cleave.cluster.Kafka;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListGroupsOptions;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** The one Kafka of this test run. */
final class TestKafka {
    private static @Nullable Kafka broker;

    private TestKafka() {}

    /** The broker, started; it stops with the JVM. */
    static synchronized Kafka broker() {
        if (broker == null) broker = Kafka.temporary();
        broker.start();
        return broker;
    }

    static KafkaSettings settings(int partitions) {
        return new KafkaSettings(broker().url(), "", "", 1, partitions);
    }

    /** Removes what tests left there. */
    static void clear() throws Exception {
        try (Admin admin = admin()) {
            List<String> groups =
                    admin.listGroups(ListGroupsOptions.forConsumerGroups()).all().get(10, TimeUnit.SECONDS).stream()
                            .map(GroupListing::groupId)
                            .toList();
            if (!groups.isEmpty()) admin.deleteConsumerGroups(groups).all().get(10, TimeUnit.SECONDS);
            admin.deleteTopics(admin.listTopics().names().get(10, TimeUnit.SECONDS))
                    .all()
                    .get(10, TimeUnit.SECONDS);
            Awaitility.await()
                    .until(() ->
                            admin.listTopics().names().get(10, TimeUnit.SECONDS).isEmpty());
        }
    }

    static Admin admin() {
        return Admin.create(client());
    }

    /** Sends what is no event. */
    static void send(String topic, List<byte @Nullable []> values) throws Exception {
        try (var producer = new KafkaProducer<>(client(), new ByteArraySerializer(), new ByteArraySerializer())) {
            for (byte @Nullable [] value : values) {
                producer.send(new ProducerRecord<>(topic, value)).get(10, TimeUnit.SECONDS);
            }
        }
    }

    private static Map<String, Object> client() {
        return Map.of("bootstrap.servers", "127.0.0.1:" + broker().port());
    }
}
