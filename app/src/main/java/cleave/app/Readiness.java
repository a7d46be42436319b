package cleave.app;

import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What this process lacks to do its work, from its first moment on. Safe for many threads. */
final class Readiness {
    private volatile List<Supplier<@Nullable String>> questions = List.of(() -> "the start is not finished");

    /** Says what the start waits for, in a few words. */
    void waitsFor(String what) {
        questions = List.of(() -> what);
    }

    /**
     * The start is finished: from now on each of them is asked.
     *
     * @param all each says what is lacking, in a few words, or null
     */
    void started(List<Supplier<@Nullable String>> all) {
        questions = List.copyOf(all);
    }

    /** All that is lacking; empty when the process is ready. May block shortly. */
    List<String> lacking() {
        return questions.stream()
                .map(Supplier::get)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
    }
}
