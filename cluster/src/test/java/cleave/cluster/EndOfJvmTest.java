package cleave.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class EndOfJvmTest {
    /** What the test starts as a process of its own. */
    static final class Starter {
        public static void main(String[] arguments) throws InterruptedException {
            Postgres postgres = Postgres.temporary();
            postgres.start();
            System.out.println(postgres.pid() + " " + postgres.folder());
            new CountDownLatch(1).await();
        }
    }

    @Test
    void aServerAndItsTemporaryFolderDoNotOutliveTheJvmThatStartedIt() throws Exception {
        Process starter = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Starter.class.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader said =
                new BufferedReader(new InputStreamReader(starter.getInputStream(), StandardCharsets.UTF_8))) {
            String[] started = said.lines()
                    .filter(line -> line.matches("\\d+ /.*"))
                    .findFirst()
                    .orElseThrow()
                    .split(" ", 2);
            ProcessHandle server = ProcessHandle.of(Long.parseLong(started[0])).orElseThrow();
            assertThat(Path.of(started[1])).isDirectory();

            starter.destroy();

            assertThat(starter.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(server.isAlive()).isFalse();
            assertThat(Path.of(started[1])).doesNotExist();
        } finally {
            starter.destroyForcibly();
        }
    }
}
