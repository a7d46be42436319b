package cleave.e2e.http;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an expression asks Prometheus for, held against what there is. Reads names only: promtool knows the grammar. */
final class PromQl {
    private static final Pattern GROUPING =
            Pattern.compile("\\b(?:by|without|on|ignoring|group_left|group_right)\\s*\\(([^)]*)\\)");
    private static final Pattern SELECTOR = Pattern.compile("(?<![\\w.:])([a-zA-Z_:][\\w:]*)\\s*(\\{[^}]*}|\\()?");
    private static final Pattern MATCHER = Pattern.compile("(\\w+)\\s*(=~|!~|!=|=)\\s*\"([^\"]*)\"");
    private static final Set<String> WORDS = Set.of("and", "or", "unless", "bool", "offset");
    /** Prometheus adds them itself, to what it scrapes and to whether it could. */
    private static final Set<String> ITS_OWN = Set.of("job", "instance");

    private final List<String> wrong = new ArrayList<>();
    private final Set<String> metrics = new HashSet<>();
    private final Set<String> labels = new HashSet<>(ITS_OWN);
    private final Exposition present;
    private final String expression;

    private PromQl(String expression, Exposition present) {
        this.expression = expression;
        this.present = present;
    }

    /** Names, labels and values that it uses though they do not exist, a line each. */
    static List<String> wrong(String expression, Exposition present) {
        PromQl query = new PromQl(expression, present);
        query.check();
        return query.wrong;
    }

    /** Labels that its result can have, by which an annotation or a legend may call it. */
    static Set<String> labels(String expression, Exposition present) {
        PromQl query = new PromQl(expression, present);
        query.check();
        return query.labels;
    }

    private void check() {
        String selectors = GROUPING.matcher(expression).replaceAll(" ").replaceAll("\\[[^\\]]*]", " ");
        Matcher found = SELECTOR.matcher(selectors);
        while (found.find()) {
            String rest = found.group(2) == null ? "" : found.group(2);
            if (rest.equals("(") || WORDS.contains(found.group(1))) continue;
            checkSelector(found.group(1), rest);
        }
        if (metrics.isEmpty()) wrong.add("no metric in: " + expression);
        Matcher grouping = GROUPING.matcher(expression);
        while (grouping.find()) {
            for (String label : grouping.group(1).split(",", -1)) {
                String name = label.strip();
                if (!name.isEmpty() && !name.equals("le") && !labels.contains(name)) {
                    wrong.add("no label " + name + " for: " + expression);
                }
            }
        }
    }

    private void checkSelector(String metric, String matchers) {
        metrics.add(metric);
        Map<String, Set<String>> known =
                metric.equals("up") ? Map.of() : present.samples().get(metric);
        if (known == null) {
            wrong.add("no metric " + metric + " in: " + expression);
            return;
        }
        labels.addAll(known.keySet());
        Matcher matcher = MATCHER.matcher(matchers);
        while (matcher.find()) {
            String label = matcher.group(1);
            if (ITS_OWN.contains(label)) continue;
            Set<String> values = known.get(label);
            if (values == null) wrong.add("no label " + label + " of " + metric + " in: " + expression);
            else if (!canMatch(label, matcher.group(2), matcher.group(3), values)) {
                wrong.add("no " + label + " like " + matcher.group(3) + " of " + metric + " in: " + expression);
            }
        }
    }

    /** Failures need not have happened yet. */
    private static boolean canMatch(String label, String operator, String value, Set<String> values) {
        return label.equals("status")
                || operator.startsWith("!")
                || values.stream().anyMatch(operator.equals("=") ? value::equals : there -> there.matches(value));
    }
}
