package cleave.app;

import cleave.cluster.State;
import java.io.Console;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** How a start goes: a table that is redrawn on a terminal, else a line for each change. */
final class StartTable {
    private static final int WIDEST_MESSAGE = 60;
    private final PrintStream out;
    private final boolean redraws;
    private final Instant begun = Instant.now();
    private final Map<String, String> told = new HashMap<>();
    private final Map<String, Instant> changed = new HashMap<>();
    private int lines;

    StartTable(PrintStream out) {
        this.out = out;
        this.redraws = Optional.ofNullable(System.console())
                        .filter(Console::isTerminal)
                        .isPresent()
                && !"dumb".equals(System.getenv("TERM"));
    }

    void show(State state) {
        StringBuilder text = new StringBuilder(redraws && lines > 0 ? "\u001b[" + lines + "A" : "");
        lines = state.parts().size();
        int width = state.parts().stream()
                .mapToInt(part -> part.name().length())
                .max()
                .orElse(0);
        for (State.Part part : state.parts()) {
            String message = message(part);
            boolean news = !message.equals(told.put(part.name(), message));
            if (news) changed.put(part.name(), Instant.now());
            if (!redraws && !news) continue;
            String name = ("%-" + width + "s").formatted(part.name());
            text.append(redraws ? "\r\u001b[K" : "").append("%s  %5s  %s%n".formatted(name, age(part), message));
        }
        out.print(text);
        out.flush();
    }

    /** Whether anything was started. */
    boolean shown() {
        return !told.isEmpty();
    }

    private static String message(State.Part part) {
        String first = part.message().lines().findFirst().orElse("");
        String message = !part.ready() ? first : first.isEmpty() ? "ready" : "ready: " + first;
        return message.length() > WIDEST_MESSAGE ? message.substring(0, WIDEST_MESSAGE) + "…" : message;
    }

    /** Until it was ready, or until now. */
    private String age(State.Part part) {
        Instant end = part.ready() ? changed.getOrDefault(part.name(), Instant.now()) : Instant.now();
        return "%.1f s".formatted(Duration.between(begun, end).toMillis() / 1000.0);
    }
}
