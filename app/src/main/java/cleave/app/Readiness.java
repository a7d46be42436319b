package cleave.app;

import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What this process lacks to do its work, from its first moment on. Safe for many threads. */
final class Readiness {
    private volatile List<Supplier<@Nullable String>> questions = List.of(() -> "the start is not finished");
    private volatile List<Supplier<@Nullable String>> asides = List.of();

    /** Says what the start waits for, in a few words. */
    void waitsFor(String what) {
        questions = List.of(() -> what);
    }

    /**
     * The start is finished: from now on each of them is asked, and says what is lacking in a few words, or null.
     *
     * @param all without what these lack no request can be answered
     * @param others without what these lack something is late, but every request is answered
     */
    void started(List<Supplier<@Nullable String>> all, List<Supplier<@Nullable String>> others) {
        asides = List.copyOf(others);
        questions = List.copyOf(all);
    }

    /** All that is lacking; empty when the process is ready. May block shortly. */
    List<String> lacking() {
        return answers(questions);
    }

    /** What is lacking though the process is ready. */
    List<String> late() {
        return answers(asides);
    }

    private static List<String> answers(List<Supplier<@Nullable String>> questions) {
        return questions.stream().map(Supplier::get).filter(Objects::nonNull).toList();
    }
}
