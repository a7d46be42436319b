package cleave.platform.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cleave.platform.events.TestModule.Happened;
import cleave.platform.sql.BulkInsert;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;

/** Nothing is lost nor done twice, whatever fails between a publisher and a consumer with Kafka between them. */
class KafkaFaultsTest extends KafkaCase {
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
}
