package cleave.e2e.command;

import static org.assertj.core.api.Assertions.assertThat;

import cleave.cluster.Cleave;
import cleave.cluster.Loopback;
import cleave.e2e.Run;
import cleave.e2e.SharedServer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SharedServer.class)
final class CheckCommandOnCleaveTest {
    @TempDir
    private Path folder;

    @Test
    void everyRowOfALabHoldsOnCleaveALineEach(Cleave server) throws Exception {
        Run run = Run.of(folder, "check", server.url(), "--preset", "posts");
        assertThat(run.exit()).as(run.toString()).isZero();
        assertThat(run.err()).isEmpty();
        List<String> rows =
                run.out().lines().filter(line -> line.startsWith("pass  ")).toList();
        assertThat(rows).hasSizeGreaterThan(40).anyMatch(line -> line.contains("notification.none-lost"));
        assertThat(run.out()).contains("Not checked: 2 rows");
    }

    @Test
    void everyRowOfBothLabsAndOfTheContractHolds(Cleave server) throws Exception {
        Run run = Run.of(folder, "check", server.url(), "--preset", "all", "--rows", "all", "--json");
        assertThat(run.exit()).as(run.toString()).isZero();
        JsonNode report = new ObjectMapper().readTree(run.out());
        assertThat(report.isObject()).isTrue();
    }

    /** The management port is a server too, but no solution of the lab. */
    @Test
    void whatIsNoSolutionFailsAndExitsWith1(Cleave server) throws Exception {
        Run run = Run.of(folder, "check", server.managementUrl(), "--preset", "feed");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).contains("user.register");
    }

    @Test
    void whatCannotBeReachedOrIsNoUrlExitsWith2() throws Exception {
        String nowhere = "http://127.0.0.1:" + Loopback.freePort();
        Run unreachable = Run.of(folder, "check", nowhere);
        assertThat(unreachable.exit()).isEqualTo(2);
        assertThat(unreachable.err().lines()).hasSize(1);
        Run wrong = Run.of(folder, "check", "nowhere");
        assertThat(wrong.exit()).isEqualTo(2);
        assertThat(wrong.err().lines()).hasSize(1);
    }
}
