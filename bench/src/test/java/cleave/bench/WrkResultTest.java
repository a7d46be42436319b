package cleave.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class WrkResultTest {
    private static final String CLEAN = """
            Running 3s test @ http://127.0.0.1:18999/status
              1 threads and 64 connections
              Thread Stats   Avg      Stdev     Max   +/- Stdev
                Latency     1.00ms  433.56us   7.20ms   94.51%
                Req/Sec    65.59k     9.56k   75.51k    80.00%
              Latency Distribution
                 50%    0.90ms
                 75%    1.00ms
                 90%    1.16ms
                 99%    3.20ms
              195100 requests in 3.00s, 380.68MB read
            Requests/sec:  64965.86
            Transfer/sec:    126.76MB
            """;

    private static final String NOT_FOUND = """
            Running 1s test @ http://127.0.0.1:18999/missing
              1 threads and 64 connections
              Thread Stats   Avg      Stdev     Max   +/- Stdev
                Latency   288.16us  132.22us   3.47ms   80.61%
                Req/Sec   149.91k     8.62k  156.99k    90.91%
              Latency Distribution
                 50%  220.00us
                 75%  400.00us
                 90%  433.00us
                 99%  521.00us
              164001 requests in 1.10s, 48.17MB read
              Non-2xx or 3xx responses: 164001
            Requests/sec: 148843.52
            Transfer/sec:     43.72MB
            """;

    @Test
    void readsRateRequestsAndPercentile() {
        WrkResult result = WrkResult.parse(CLEAN);
        assertThat(result.requestsPerSecond()).isEqualTo(64965.86);
        assertThat(result.p99Millis()).isEqualTo(3.20);
        assertThat(result.requests()).isEqualTo(195_100);
        assertThat(result.allGood("reads")).isSameAs(result);
    }

    @Test
    void readsMicrosecondsAndSecondsAsMilliseconds() {
        assertThat(WrkResult.parse(NOT_FOUND).p99Millis()).isEqualTo(0.521);
        assertThat(WrkResult.parse(CLEAN.replace("3.20ms", "1.25s")).p99Millis())
                .isEqualTo(1250);
    }

    @Test
    void refusesARunWithErrorAnswers() {
        assertThatThrownBy(() -> WrkResult.parse(NOT_FOUND).allGood("reads"))
                .isInstanceOf(BenchFailure.class)
                .hasMessageContaining("164001 of 164001");
    }

    @Test
    void refusesARunWithBrokenConnections() {
        String broken =
                CLEAN.replace("Requests/sec:", "  Socket errors: connect 0, read 5, write 0, timeout 2\nRequests/sec:");
        assertThatThrownBy(() -> WrkResult.parse(broken).allGood("reads")).hasMessageContaining("7 of 195100");
    }

    @Test
    void refusesARunWhoseScriptCountedAnUnexpectedStatus() {
        String unexpected = CLEAN + "Unexpected responses: 3 (first: 200)\n";
        assertThatThrownBy(() -> WrkResult.parse(unexpected).allGood("writes"))
                .hasMessageContaining("3 of 195100")
                .hasMessageContaining("first: 200");
        assertThat(WrkResult.parse(CLEAN + "Unexpected responses: 0 (first: 0)\n")
                        .bad())
                .isZero();
    }

    @Test
    void refusesARunWithoutAnyAnswer() {
        assertThatThrownBy(() -> WrkResult.parse(CLEAN.replace("195100 requests", "0 requests"))
                        .allGood("reads"))
                .isInstanceOf(BenchFailure.class);
    }

    @Test
    void saysWhatWrkPrintedWhenItIsNotUnderstood() {
        assertThatThrownBy(() -> WrkResult.parse("unable to connect")).hasMessageContaining("unable to connect");
    }
}
