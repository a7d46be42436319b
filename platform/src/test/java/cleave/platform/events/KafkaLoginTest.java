package cleave.platform.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import cleave.cluster.Kafka;
import cleave.platform.runtime.Settings;
import cleave.platform.runtime.SettingsException;
import cleave.platform.sql.Database;
import cleave.platform.sql.TestDatabases;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KafkaLoginTest {
    private static final String PASSWORD = "a quoted one; with=signs";

    @TempDir
    Path folder;

    @TempDir
    Path consumerFolder;

    @Test
    void whoHasThePasswordIsLetInAndEventsOfOthersWait() {
        List<Integer> taken = new CopyOnWriteArrayList<>();
        try (Kafka kafka = Kafka.temporary();
                Database database = TestDatabases.sqlite("test", folder);
                Database consumer = TestDatabases.sqlite("test", consumerFolder)) {
            kafka.requireLogin("cleave", PASSWORD);
            kafka.start();
            try (TestModule wrong = process(database, consumer, kafka, "guessed")) {
                wrong.events.start();
                wrong.publish(0, 5);
                await().during(Duration.ofSeconds(2)).until(() -> wrong.events.lacks() != null);
                assertThat(wrong.published("outbox where delivered_at is null and attempts = 0"))
                        .isEqualTo(5);
            }
            try (TestModule right = process(database, consumer, kafka, PASSWORD)
                    .consumedBy(batch -> batch.forEach(one -> taken.add(one.number())))) {
                await().until(() -> taken.size() == 5);
                await().untilAsserted(() -> assertThat(right.events.lacks()).isNull());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost:9092",
                "kafka:",
                "kafka://",
                "kafka://host",
                "kafka://host:9092/",
                "kafka://a:1,,b:2",
                "http://host:9092",
                "kafka://user:word@host:9092"
            })
    void aUrlThatIsNoneStopsTheStart(String url) {
        Settings settings = Settings.load(List.of(KafkaSettings.class), Map.of("events.url", url), Map.of(), null);
        assertThatThrownBy(() -> settings.get(KafkaSettings.class))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("events.url")
                .hasMessageNotContaining("word");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"kafka://localhost:9092", "kafka://10.0.0.7:9092,kafka-2.example.org:9093", "kafka://[::1]:9092"
            })
    void brokersAreNamedByHostAndPort(String url) {
        Settings settings = Settings.load(List.of(KafkaSettings.class), Map.of("events.url", url), Map.of(), null);
        assertThat(settings.get(KafkaSettings.class).brokers()).isEqualTo(url.substring("kafka://".length()));
    }

    private static TestModule process(Database database, Database consumer, Kafka kafka, String password) {
        KafkaSettings settings = new KafkaSettings(kafka.url(), "cleave", password, 1, 1);
        return new TestModule(database, consumer, TestModule.settings(3), settings, Clock.systemUTC());
    }
}
