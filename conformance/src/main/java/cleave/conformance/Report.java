package cleave.conformance;

import java.net.URI;
import java.util.List;

/** What came of every row, in the order in which they ran. */
public record Report(URI base, List<Result> results) {
    /** True only when there were rows and each of them holds. */
    public boolean holds() {
        return !results.isEmpty() && failed().isEmpty();
    }

    public List<Result.Failed> failed() {
        return results.stream()
                .filter(Result.Failed.class::isInstance)
                .map(Result.Failed.class::cast)
                .toList();
    }
}
