package cleave.platform.events;

import cleave.platform.events.TestModule.Happened;
import cleave.platform.sql.CutOff;
import cleave.platform.sql.Database;
import cleave.platform.sql.TestDatabases;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Processes with a module that publishes and one that consumes, each with its database, on an empty Kafka. */
abstract class KafkaCase {
    final List<Integer> taken = new CopyOnWriteArrayList<>();
    Database database;
    CutOff consumer;

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

    TestModule process() {
        return new TestModule(database, consumer, TestModule.settings(3), TestKafka.settings(3), Clock.systemUTC());
    }

    void take(List<Happened> batch) {
        for (Happened one : batch) taken.add(one.number());
    }
}
