package cleave.platform.events;

import cleave.platform.sql.Database;
import cleave.platform.sql.TestDatabases;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class EventsOverKafkaTest extends EventsSuite {
    @TempDir
    Path consumerFolder;

    private Database consumer;

    @BeforeEach
    void openConsumer() throws Exception {
        TestKafka.clear();
        consumer = open(consumerFolder);
    }

    @AfterEach
    void closeConsumer() {
        consumer.close();
    }

    @Override
    Database open(Path folder) {
        return TestDatabases.sqlite("test", folder);
    }

    @Override
    TestModule process(Database database, EventSettings settings, InstantSource clock) {
        // In their order they come on one partition only.
        return new TestModule(database, consumer, settings, TestKafka.settings(1), clock);
    }
}
