package cleave.platform.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class NicenessTest {
    @Test
    void itsThreadsStepBackAndOthersDoNot() throws Exception {
        int before = nice();
        CompletableFuture<Integer> there = new CompletableFuture<>();
        Niceness.nice(Thread.ofPlatform().factory())
                .newThread(() -> there.completeAsync(NicenessTest::nice, Runnable::run))
                .start();
        assertThat(there.get(10, TimeUnit.SECONDS)).isEqualTo(10);
        assertThat(nice()).isEqualTo(before);
    }

    /** What the kernel says of the calling thread: the 19th field, the 17th behind its name. */
    private static int nice() {
        try {
            String stat = Files.readString(Path.of("/proc/thread-self/stat"));
            return Integer.parseInt(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1)[16]);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
