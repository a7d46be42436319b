package cleave.platform.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import cleave.platform.events.TestModule.Happened;
import cleave.platform.runtime.Ids;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;

/** What a topic holds and who makes it. */
class KafkaTopicsTest extends KafkaCase {
    private static final String TOPIC = TestModule.HAPPENED.name();

    @Test
    void aTopicThatIsMissingIsMadeByWhoComesFirst() throws Exception {
        try (TestModule process = process()) {
            process.subscribe("consumer", this::take);
            process.events.start();
            await().until(() -> topics().contains(TOPIC));
            assertThat(partitions()).isEqualTo(3);
            await().untilAsserted(() -> assertThat(process.events.lacks()).isNull());
        }
        TestKafka.clear();
        try (TestModule process = process()) {
            process.events.start();
            process.publish(0, 3);
            await().until(() -> process.published("outbox where delivered_at is null") == 0);
            assertThat(partitions()).isEqualTo(3);
        }
    }

    @Test
    void whatIsNoEventIsPutAsideAndTheOthersGoOn() throws Exception {
        try (TestModule process = process().consumedBy(this::take)) {
            await().until(() -> topics().contains(TOPIC));
            UUID id = new Ids(Clock.systemUTC()).next();
            TestKafka.send(
                    TOPIC,
                    Arrays.asList(
                            bytes("no JSON \0"),
                            null,
                            new byte[] {(byte) 0xff, 0},
                            bytes("{\"id\":7}"),
                            bytes("{\"id\":\"" + id + "\",\"type\":\"cleave.other.v1\"}"),
                            bytes("{\"id\":\"" + id + "\",\"type\":\"" + TOPIC + "\",\"time\":\"today\"}"),
                            bytes("{\"id\":\"" + id + "\",\"type\":\"" + TOPIC
                                    + "\",\"time\":\"2026-01-01T00:00:00Z\",\"data\":{\"number\":\"x\"}}")));
            process.publish(0, 20);
            await().untilAsserted(() -> assertThat(taken)
                    .containsExactlyInAnyOrderElementsOf(
                            IntStream.range(0, 20).boxed().toList()));
            await().untilAsserted(() -> assertThat(process.count("dead_event"))
                    .as("those, and one that the consumer refuses")
                    .isEqualTo(7));
            assertThat(new DeadEvents(consumer).list(10))
                    .allSatisfy(dead -> assertThat(dead.type()).isEqualTo(TOPIC))
                    .extracting(dead -> dead.error().replaceFirst(".*: ", ""))
                    .containsExactlyInAnyOrder(
                            "It is no JSON.",
                            "It has no id.",
                            "It is no JSON.",
                            "It has no id.",
                            "Its type is another.",
                            "It has no time.",
                            "number.");
            await().untilAsserted(() ->
                    assertThat(process.meter("dead.rows").gauge().value()).isEqualTo(7));
            assertThat(process.meter("dead").counter().count()).isEqualTo(7);
        }
    }

    @Test
    void aModuleSpeaksForItselfAndListensToOthers() {
        try (TestModule process = process()) {
            assertThatThrownBy(() -> process.events.subscribe(TestModule.HAPPENED, "test", database, this::take))
                    .isInstanceOf(IllegalStateException.class);
            EventType<Happened> foreign = new EventType<>("cleave.other.happened.v1", Happened.class);
            assertThatThrownBy(() -> database.write(handle -> {
                        process.outbox.publish(handle, foreign, List.of());
                        return 0;
                    }))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    private static List<String> topics() throws Exception {
        try (Admin admin = TestKafka.admin()) {
            return List.copyOf(admin.listTopics().names().get(10, TimeUnit.SECONDS));
        }
    }

    private static int partitions() throws Exception {
        try (Admin admin = TestKafka.admin()) {
            var topics = admin.describeTopics(List.of(TOPIC)).allTopicNames().get(10, TimeUnit.SECONDS);
            return topics.values().iterator().next().partitions().size();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
