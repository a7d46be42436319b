package cleave.platform.events;

import cleave.platform.sql.Database;
import cleave.platform.sql.TestDatabases;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class PaceOverKafkaTest extends PaceSuite {
    @TempDir
    Path inboxFolder;

    private Database inbox;

    @BeforeEach
    void openInbox() throws Exception {
        TestKafka.clear();
        inbox = open(inboxFolder);
    }

    @AfterEach
    void closeInbox() {
        inbox.close();
    }

    @Override
    Database open(Path folder) {
        return TestDatabases.sqlite("test", folder);
    }

    @Override
    Duration prompt() {
        return Duration.ofMillis(100);
    }

    @Override
    int backlog() {
        return 20_000;
    }

    @Override
    TestModule process(Database publisher) {
        return new TestModule(publisher, inbox, TestModule.settings(3), TestKafka.settings(4), Clock.systemUTC());
    }
}
