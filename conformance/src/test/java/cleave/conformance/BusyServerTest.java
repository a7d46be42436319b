package cleave.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class BusyServerTest {
    private static final int A_FEW = 2;
    private static final int MORE_THAN_A_PAGE = 12;

    @Test
    void allRowsHoldWhileStrangersWriteMeanwhile() throws Exception {
        Mapping mapping = Mapping.read(Path.of("src/test/resources/somebody.properties"));
        try (SomebodysSolution server = new SomebodysSolution();
                Http http = new Http(server.base(), Duration.ofSeconds(10));
                FaultProxy busy = new FaultProxy(server.base(), strangersWriteBeforeEachLook(http, mapping))) {
            Report report = Conformance.run(
                    busy.base(), Preset.FEED, Set.of(Group.LAB), mapping, Duration.ofSeconds(10), result -> {});
            assertThat(report.failed()).isEmpty();
            assertThat(report.holds()).isTrue();
        }
    }

    private static Fault strangersWriteBeforeEachLook(Http http, Mapping mapping)
            throws Mismatch, InterruptedException {
        Solution solution = new Solution(http, mapping, Surroundings.UNKNOWN, Kind.STATUS);
        Member stranger = solution.newMember();
        Names names = new Names(mapping);
        AtomicInteger readings = new AtomicInteger();
        return (call, correct) -> {
            // Who follows pages leaves them behind.
            if (names.lists(call) && !call.path().contains("?")) {
                int count = readings.incrementAndGet() % 3 == 0 ? MORE_THAN_A_PAGE : A_FEW;
                for (int each = 0; each < count; each++) {
                    solution.writeMarked(stranger);
                }
            }
            return correct.answer(call);
        };
    }
}
