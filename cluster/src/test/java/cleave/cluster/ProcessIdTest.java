package cleave.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProcessIdTest {
    @Test
    void aProcessIsKnownAgainUntilItEndsAndALaterOneOfItsNumberIsNot() throws Exception {
        Process process = new ProcessBuilder("sleep", "60").start();
        try {
            ProcessId id = ProcessId.of(process.toHandle()).orElseThrow();
            assertThat(id.alive()).contains(process.toHandle());
            assertThat(new ProcessId(id.pid(), id.started() - 1).alive()).isEmpty();
        } finally {
            process.destroyForcibly().waitFor();
        }
        assertThat(ProcessId.of(process.toHandle())).isEmpty();
    }

    @Test
    void thePauseGrowsToTenSecondsAndIsShortAgainAfterAGoodRun() {
        Backoff backoff = new Backoff();
        Duration brief = Duration.ofSeconds(1);
        assertThat(backoff.after(brief)).hasMillis(200);
        assertThat(backoff.after(brief)).hasMillis(400);
        for (int i = 0; i < 10; i++) backoff.after(brief);
        assertThat(backoff.after(brief)).hasSeconds(10);
        assertThat(backoff.after(Duration.ofSeconds(30))).hasMillis(200);
        assertThat(backoff.after(brief)).hasMillis(400);
    }
}
