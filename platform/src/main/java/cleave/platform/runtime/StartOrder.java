package cleave.platform.runtime;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** In which order parts start, so that each starts after those it needs; they stop in the reverse order. */
public final class StartOrder {
    private StartOrder() {}

    /**
     * Orders the wanted parts.
     *
     * @param needs for each part that exists, the names of those that it needs; they only count where they are wanted
     *     too, since elsewhere another process may run them
     * @throws SettingsException when a wanted part does not exist
     * @throws IllegalArgumentException when parts need each other in a circle
     */
    public static List<String> of(Map<String, ? extends Collection<String>> needs, Collection<String> wanted) {
        for (String name : wanted) {
            if (!needs.containsKey(name)) {
                throw new SettingsException("There is no module " + name + ". Choose from: all, "
                        + String.join(", ", new TreeSet<>(needs.keySet())) + ".");
            }
        }
        Set<String> ordered = new LinkedHashSet<>();
        for (String name : wanted) visit(name, needs, wanted, ordered, new ArrayList<>());
        return List.copyOf(ordered);
    }

    private static void visit(
            String name,
            Map<String, ? extends Collection<String>> needs,
            Collection<String> wanted,
            Set<String> ordered,
            List<String> path) {
        if (ordered.contains(name) || !wanted.contains(name)) return;
        if (path.contains(name)) throw new IllegalArgumentException("modules need each other: " + path);
        path.add(name);
        for (String need : Objects.requireNonNull(needs.get(name))) visit(need, needs, wanted, ordered, path);
        path.remove(name);
        ordered.add(name);
    }
}
