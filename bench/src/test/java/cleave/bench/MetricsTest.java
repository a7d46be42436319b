package cleave.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MetricsTest {
    private static final Metrics METRICS = new Metrics("""
            # TYPE jvm_memory_used_bytes gauge
            jvm_memory_used_bytes{area="heap",id="Tenured Gen"} 2.097152E7
            jvm_memory_used_bytes{area="heap",id="Eden Space"} 1048576
            jvm_memory_used_bytes{area="nonheap",id="Metaspace"} 5.0E7
            cleave_notification_cleaner_deleted_total 1500.0
            """);

    @Test
    void addsUpWhatBeginsAlike() {
        assertThat(METRICS.heapMegabytes()).isEqualTo(21);
        assertThat(METRICS.sum("cleave_notification_cleaner_deleted_total")).isEqualTo(1500);
        assertThat(METRICS.sum("no_such_metric")).isZero();
    }
}
