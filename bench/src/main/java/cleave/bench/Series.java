package cleave.bench;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What one side of a comparison reached.
 *
 * @param name who it was
 * @param values a value for each run, in the order of the runs
 */
record Series(String name, List<Double> values) {
    Series {
        values = List.copyOf(values);
    }

    static <T> Series of(String name, List<T> runs, ToDoubleFunction<T> value) {
        return new Series(name, runs.stream().mapToDouble(value).boxed().toList());
    }

    @JsonProperty
    double median() {
        return Statistics.median(values);
    }
}
