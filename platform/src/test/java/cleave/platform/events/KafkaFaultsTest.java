package cleave.platform.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import cleave.platform.events.TestModule.Happened;
import cleave.platform.runtime.Ids;
import cleave.platform.sql.BulkInsert;
import cleave.platform.sql.CutOff;
import cleave.platform.sql.Database;
import cleave.platform.sql.TestDatabases;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing is lost nor done twice, whatever fails between a publisher and a consumer with Kafka between them. */
class KafkaFaultsTest {
    private static final String TOPIC = TestModule.HAPPENED.name();

    private final List<Integer> taken = new CopyOnWriteArrayList<>();
    private Database database;
    private CutOff consumer;

    @TempDir
    Path folder;

    @TempDir
    Path consumerFolder;

    @BeforeEach
    void start() throws Exception {
        TestKafka.clear();
        database = TestDatabases.sqlite("test", folder);
        consumer = new CutOff(TestDatabases.sqlite("test", consumerFolder));
    }

    @AfterEach
    void stop() {
        database.close();
        consumer.close();
    }

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

    /** As when it dies after it stored them, before it told Kafka so. */
    @Test
    void whatComesAgainFromKafkaChangesNothing() throws Exception {
        AtomicBoolean refusing = new AtomicBoolean(true);
        try (TestModule process = process().consumedBy(batch -> take(batch, refusing))) {
            process.publish(0, 50);
            await().until(() -> process.pending() == 0);
            assertThat(process.count("dead_event")).isEqualTo(1);
        }
        try (Admin admin = TestKafka.admin()) {
            admin.deleteConsumerGroups(List.of("consumer")).all().get(10, TimeUnit.SECONDS);
        }
        try (TestModule process = process().consumedBy(batch -> take(batch, refusing))) {
            process.publish(50, 60);
            await().until(() -> process.pending() == 0);
            assertThat(process.count("dead_event")).isEqualTo(1);
            assertThat(taken).doesNotHaveDuplicates().hasSize(59).doesNotContain(7);
            refusing.set(false);
            assertThat(new DeadEvents(consumer).replay()).isEqualTo(1);
            await().untilAsserted(() ->
                    assertThat(taken).doesNotHaveDuplicates().hasSize(60).contains(7));
        }
    }

    @Test
    void whoLosesItsDatabaseBetweenEffectAndMarkHasOneEffectInTheEnd() {
        try (TestModule dying = process().consumedBy(batch -> {
            store(batch);
            consumer.cut();
        })) {
            dying.publish(0, 20);
            await().until(() -> !taken.isEmpty());
        }
        consumer.mend();
        try (TestModule next = process().consumedBy(this::store)) {
            next.publish(20, 30);
            await().until(() -> next.pending() == 0);
            assertThat(next.count("item")).isEqualTo(30);
            assertThat(next.count("dead_event")).isZero();
        }
    }

    @Test
    void whileKafkaIsDownEventsWaitAndNoneIsLost() {
        TestModule made = process();
        TestKafka.broker().stop();
        try (TestModule process = made.consumedBy(this::take)) {
            process.publish(0, 20);
            await().untilAsserted(() -> assertThat(process.events.lacks()).startsWith("events: Kafka at 127.0.0.1:"));
            TestKafka.broker();
            await().atMost(Duration.ofSeconds(30)).until(() -> taken.size() == 20);
            await().untilAsserted(() -> assertThat(process.events.lacks()).isNull());

            TestKafka.broker().stop();
            process.publish(20, 40);
            await().untilAsserted(() -> assertThat(process.events.lacks()).isNotNull());
            assertThat(process.published("outbox where delivered_at is null")).isEqualTo(20);
            TestKafka.broker();
            process.publish(40, 60);
            await().atMost(Duration.ofSeconds(30)).until(() -> taken.size() == 60);
            assertThat(taken).doesNotHaveDuplicates();
            await().until(() -> process.pending() == 0);
            assertThat(process.published("dead_event")).isZero();
            assertThat(process.published("outbox where attempts > 0")).isZero();
        }
    }

    @Test
    void processesOfOneModuleShareTheEvents() {
        try (TestModule one = process().consumedBy(this::take);
                TestModule other = process().consumedBy(this::take)) {
            for (int i = 0; i < 20; i++) (i % 2 == 0 ? one : other).publish(10 * i, 10 * i + 10);
            await().until(() -> one.pending() == 0);
            assertThat(taken)
                    .containsExactlyInAnyOrderElementsOf(
                            IntStream.range(0, 200).boxed().toList());
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

    private TestModule process() {
        return new TestModule(database, consumer, TestModule.settings(3), TestKafka.settings(3), Clock.systemUTC());
    }

    private void take(List<Happened> batch) {
        for (Happened one : batch) taken.add(one.number());
    }

    private void take(List<Happened> batch, AtomicBoolean refusing) {
        if (refusing.get() && batch.stream().anyMatch(one -> one.number() == 7)) {
            throw new IllegalStateException("7 is not taken");
        }
        take(batch);
    }

    /** Has an effect that is idempotent, as that of every consumer is. */
    private void store(List<Happened> batch) {
        consumer.write(handle -> {
            BulkInsert.execute(
                    handle,
                    "insert into item (name) values (?) on conflict do nothing",
                    batch,
                    (one, values) -> values.text("n" + one.number()));
            return 0;
        });
        take(batch);
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
