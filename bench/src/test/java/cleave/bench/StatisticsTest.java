package cleave.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class StatisticsTest {
    @Test
    void theMedianIsTheMiddleOrTheMeanOfTheTwoInTheMiddle() {
        assertThat(Statistics.median(List.of(9.0, 1.0, 2.0))).isEqualTo(2.0);
        assertThat(Statistics.median(List.of(9.0, 1.0, 2.0, 4.0))).isEqualTo(3.0);
    }

    @Test
    void aPercentileIsAValueThatOccurred() {
        assertThat(Statistics.percentile(LongStream.rangeClosed(1, 1000).toArray(), 99))
                .isEqualTo(990);
        assertThat(Statistics.percentile(new long[] {5, 3}, 99)).isEqualTo(5);
        assertThat(Statistics.percentile(new long[] {7}, 50)).isEqualTo(7);
    }

    @Test
    void aRatioIsTheMedianOfThePairsSoThatADriftingMachineDoesNotMoveIt() {
        Row row = Row.compared(
                "what",
                "x",
                new Series("A", List.of(100.0, 50.0, 24.0)),
                new Series("B", List.of(50.0, 25.0, 12.0)),
                2);
        assertThat(row.ratio()).isEqualTo(2.0);
        assertThat(row.held()).isTrue();
    }

    @Test
    void aBarIsMissedBelowItsRatioOrAboveItsValue() {
        Series hundred = new Series("A", List.of(100.0));
        Series fifty = new Series("B", List.of(50.0));
        assertThat(Row.compared("what", "x", hundred, fifty, 2.01).held()).isFalse();
        assertThat(Row.atMost("what", "ms", hundred, 99).held()).isFalse();
        assertThat(Row.atMost("what", "ms", hundred, 100).held()).isTrue();
        assertThat(Row.plain("what", "ms", hundred).held()).isNull();
    }

    @Test
    void coresAreCountedInRanges() {
        assertThat(Cores.expand("0,2-4")).containsExactly("0", "2", "3", "4");
    }
}
