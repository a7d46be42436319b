package cleave.platform.http;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The closed list of what the server answers. Exact paths are found by one look-up; paths with a parameter and paths
 * for everything below a prefix are tried after them, in the order given. Immutable.
 */
final class RouteTable {
    /** What stands at one path: its routes by method, and the methods for an Allow header. */
    record Place(String path, Map<String, MeasuredRoute> methods, String allow) {
        @Nullable
        MeasuredRoute route(String method) {
            return methods.get(method);
        }
    }

    /** A place that was found, and what its parameter stands for. */
    record Match(Place place, @Nullable String parameter) {}

    private final Map<String, Match> exact = new HashMap<>();
    private final List<Place> patterns = new ArrayList<>();

    RouteTable(List<Route> routes, HttpMetrics metrics) {
        Map<String, Map<String, MeasuredRoute>> byPath = new TreeMap<>();
        for (Route route : routes) {
            Map<String, MeasuredRoute> methods = byPath.computeIfAbsent(route.path(), path -> new TreeMap<>());
            MeasuredRoute measured = new MeasuredRoute(route, metrics);
            if (methods.put(route.method(), measured) != null) {
                throw new IllegalArgumentException("two routes for " + route.method() + " " + route.path());
            }
            if (route.method().equals("GET")) methods.put("HEAD", measured);
        }
        byPath.forEach((path, methods) -> {
            Set<String> names = new TreeSet<>(methods.keySet());
            Place place = new Place(path, Map.copyOf(methods), String.join(", ", names));
            if (path.contains("{") || path.endsWith("/*")) patterns.add(place);
            else exact.put(path, new Match(place, null));
        });
    }

    @Nullable
    Match find(String path) {
        Match match = exact.get(path);
        if (match != null) return match;
        for (Place place : patterns) {
            String parameter = parameter(place.path, path);
            if (parameter != null) return new Match(place, parameter);
        }
        return null;
    }

    /** What the pattern's open part stands for in the path, or null where they do not fit. */
    private static @Nullable String parameter(String pattern, String path) {
        if (pattern.endsWith("/*")) {
            String prefix = pattern.substring(0, pattern.length() - 1);
            return path.startsWith(prefix) ? path.substring(prefix.length()) : null;
        }
        int open = pattern.indexOf('{');
        String before = pattern.substring(0, open);
        String after = pattern.substring(pattern.indexOf('}') + 1);
        boolean fits =
                path.length() > before.length() + after.length() && path.startsWith(before) && path.endsWith(after);
        if (!fits) return null;
        String parameter = path.substring(before.length(), path.length() - after.length());
        return parameter.indexOf('/') < 0 ? parameter : null;
    }
}
