package cleave.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class KafkaTest {
    @Test
    void itKeepsItsDataOverACrash() throws IOException {
        Path folder;
        try (Kafka kafka = Kafka.temporary()) {
            kafka.start();
            var meta = kafka.folder().resolve("data").resolve("meta.properties");
            String identity = Files.readString(meta);
            assertThat(kafka.ready()).isTrue();
            kafka.kill9();
            assertThat(kafka.ready()).isFalse();
            kafka.start();
            assertThat(meta).hasContent(identity);
            assertThat(kafka.log()).content().doesNotContain("WARN", "ERROR");
            folder = kafka.folder();
        }
        assertThat(folder).doesNotExist();
    }
}
