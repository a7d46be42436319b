package cleave.post;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The languages that a snippet can be in. The client is built from the same list, so both know the same ones. */
final class Languages {
    /** What a snippet is in whose language was not said. */
    static final String DEFAULT = "text";

    private static final String LIST = "languages.json";

    private final Set<String> names;

    Languages() {
        try (InputStream list = Languages.class.getResourceAsStream(LIST)) {
            if (list == null) throw new IllegalStateException("there is no " + LIST);
            this.names = new LinkedHashSet<>(List.of(new JsonMapper().readValue(list, String[].class)));
        } catch (IOException e) {
            throw new IllegalStateException("cannot read " + LIST, e);
        }
    }

    /** All names, as they are to be offered. */
    Set<String> names() {
        return names;
    }

    /** What is wrong with the name of a language, for the one who gave it, or null. */
    @Nullable
    String fault(String name) {
        return names.contains(name) ? null : "Must be one of: " + String.join(", ", names) + ".";
    }
}
