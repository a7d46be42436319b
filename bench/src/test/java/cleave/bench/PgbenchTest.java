package cleave.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PgbenchTest {
    private static final String OUTPUT = """
            pgbench (15.18 (Debian 15.18-0+deb12u1))
            transaction type: insert.sql
            scaling factor: 1
            query mode: prepared
            number of clients: 64
            number of threads: 1
            maximum number of tries: 1
            duration: 4 s
            number of transactions actually processed: 98490
            number of failed transactions: 0 (0.000%)
            latency average = 2.440 ms
            initial connection time = 280.978 ms
            tps = 26227.945318 (without initial connection time)
            """;

    @Test
    void readsTransactionsPerSecond() {
        assertThat(Pgbench.parse(OUTPUT)).isEqualTo(26227.945318);
    }

    @Test
    void refusesARunWithFailedTransactions() {
        String failed = OUTPUT.replace("failed transactions: 0 (0.000%)", "failed transactions: 12 (0.012%)");
        assertThatThrownBy(() -> Pgbench.parse(failed)).hasMessageContaining("12");
    }

    @Test
    void refusesARunWithoutAnyTransaction() {
        String none = """
                number of transactions actually processed: 0
                number of failed transactions: 0 (NaN%)
                """;
        assertThatThrownBy(() -> Pgbench.parse(none)).hasMessageContaining("no transaction");
    }

    @Test
    void saysWhatPgbenchPrintedWhenItIsNotUnderstood() {
        assertThatThrownBy(() -> Pgbench.parse("connection refused")).hasMessageContaining("connection refused");
    }
}
