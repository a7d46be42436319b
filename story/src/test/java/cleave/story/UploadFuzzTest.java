package cleave.story;

import static org.assertj.core.api.Assertions.assertThat;

import cleave.platform.runtime.Content;
import cleave.platform.runtime.Failure;
import cleave.platform.sql.TestDatabases;
import cleave.story.picture.PictureSettings;
import cleave.story.picture.Pictures;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/**
 * Uploads of any bytes: prepared or refused, but never a fault of ours. By default a test with the seeds in {@code
 * resources}; with {@code JAZZER_FUZZ=1} a search from them on, for a minute.
 */
class UploadFuzzTest {
    @TempDir
    static Path folder;

    private static Pictures pictures;
    private static RunningStories stories;

    @BeforeAll
    static void start() {
        pictures = new Pictures(new PictureSettings(64, Duration.ofSeconds(20)), new SimpleMeterRegistry());
        stories = new RunningStories(folder, TestDatabases.sqlite("story", folder));
    }

    @AfterAll
    static void stop() {
        stories.close();
        pictures.close();
    }

    @FuzzTest(maxDuration = "1m")
    void anyBytes(byte[] data) {
        if (data.length == 0) return;
        byte[] rest = Arrays.copyOfRange(data, 1, data.length);
        // One in four is a form, which costs a request.
        if ((data[0] & 3) == 0) send(rest);
        else prepare(rest);
    }

    private static void prepare(byte[] file) {
        try {
            pictures.prepare(Content.of(file));
        } catch (Failure e) {
            assertThat(e.kind()).isNotEqualTo(Failure.Kind.UNAVAILABLE);
        }
    }

    private static void send(byte[] form) {
        int status = stories.send(stories.raw("ann", form, "multipart/form-data; boundary=edge"))
                .status();
        assertThat(status).isIn(201, 400, 413, 415, 422);
    }
}
