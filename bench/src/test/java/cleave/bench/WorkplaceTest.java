package cleave.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cleave.cluster.Cleave;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class WorkplaceTest {
    private static final List<String> PROGRAM = List.of(
            "sh",
            "-c",
            "echo Management: http://127.0.0.1:1; echo Cleave is ready: http://127.0.0.1:2; exec sleep 600");

    /** What the test below starts as a process of its own. */
    static final class Bench {
        public static void main(String[] arguments) throws InterruptedException {
            try (Workplace workplace = new Workplace()) {
                Cleave server =
                        workplace.owns(new Cleave(PROGRAM, workplace.folder().resolve("one"), Map.of()));
                server.start();
                System.out.println(server.pid() + " " + workplace.folder());
                new CountDownLatch(1).await();
            }
        }
    }

    @Test
    void anInterruptedBenchLeavesNoProcessAndNoFolder() throws Exception {
        Process bench = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Bench.class.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader said =
                new BufferedReader(new InputStreamReader(bench.getInputStream(), StandardCharsets.UTF_8))) {
            String[] started = said.readLine().split(" ", 2);
            ProcessHandle server = ProcessHandle.of(Long.parseLong(started[0])).orElseThrow();
            Path folder = Path.of(started[1]);
            assertThat(server.isAlive()).isTrue();
            assertThat(folder).isDirectory();

            bench.destroy();

            await().atMost(Duration.ofSeconds(20)).until(() -> !bench.isAlive());
            assertThat(server.isAlive()).isFalse();
            assertThat(folder).doesNotExist();
        } finally {
            bench.destroyForcibly();
        }
    }
}
