package cleave.conformance;

import java.net.URI;
import java.util.List;

/** What came of every row, in the order in which they ran. */
public record Report(URI base, List<Result> results) {
    /** True only when rows were checked and each of them holds; those that were not checked count for nothing. */
    public boolean holds() {
        return checked() > 0 && failed().isEmpty();
    }

    public List<Result.Failed> failed() {
        return of(Result.Failed.class);
    }

    public List<Result.NotChecked> notChecked() {
        return of(Result.NotChecked.class);
    }

    int checked() {
        return results.size() - notChecked().size();
    }

    private <R extends Result> List<R> of(Class<R> kind) {
        return results.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
