package cleave.e2e.http;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code /metrics} shows.
 *
 * @param samples the labels and their values, by the name of a sample
 * @param families the labels of each metric but {@code le}, by its name as its TYPE line has it; without the maximum
 *     that each timer has beside its histogram
 */
record Exposition(Map<String, Map<String, Set<String>>> samples, Map<String, Set<String>> families) {
    private static final Pattern TYPE = Pattern.compile("# TYPE (\\S+) (\\S+)");
    private static final Pattern SAMPLE = Pattern.compile("([a-zA-Z_:][\\w:]*)(?:\\{(.*)})? \\S+");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"");

    /** All that the texts show together. */
    static Exposition of(String... texts) {
        Map<String, Map<String, Set<String>>> samples = new HashMap<>();
        Map<String, Set<String>> families = new TreeMap<>();
        for (String text : texts) {
            String family = "";
            for (String line : text.lines().toList()) {
                Matcher type = TYPE.matcher(line);
                if (type.matches()) {
                    family = type.group(1);
                    boolean maximum = family.endsWith("_max") && families.containsKey(family.replaceFirst("_max$", ""));
                    if (!maximum) families.putIfAbsent(family, new TreeSet<>());
                }
                Matcher sample = SAMPLE.matcher(line);
                if (line.startsWith("#") || !sample.matches()) continue;
                Map<String, Set<String>> labels = samples.computeIfAbsent(sample.group(1), name -> new HashMap<>());
                Matcher label = LABEL.matcher(sample.group(2) == null ? "" : sample.group(2));
                while (label.find()) {
                    labels.computeIfAbsent(label.group(1), name -> new TreeSet<>())
                            .add(label.group(2));
                    Set<String> known = families.get(family);
                    if (known != null && !label.group(1).equals("le")) known.add(label.group(1));
                }
            }
        }
        return new Exposition(samples, families);
    }
}
