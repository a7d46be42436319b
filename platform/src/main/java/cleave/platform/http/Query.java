package cleave.platform.http;

import cleave.platform.runtime.Failure;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request's query parameters. */
public final class Query {
    private final Map<String, List<String>> parameters;

    private Query(Map<String, List<String>> parameters) {
        this.parameters = parameters;
    }

    static Query parse(@Nullable String query) {
        if (query == null || query.isEmpty()) return new Query(Map.of());
        try {
            return new Query(new QueryStringDecoder(query, false).parameters());
        } catch (IllegalArgumentException e) {
            // Taken as it stands, it is no valid value where one counts, and ignored elsewhere.
            return new Query(new QueryStringDecoder(query.replace("%", "%25"), false).parameters());
        }
    }

    /** The parameter's value, or null where it is absent; given twice it is invalid. */
    public @Nullable String get(String name) {
        List<String> values = parameters.get(name);
        if (values == null) return null;
        if (values.size() > 1) throw Failure.invalid(name, "Give it once.");
        return values.getFirst();
    }
}
