package cleave.moderation.training;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sentences made from our own patterns, the same for the same seed. */
final class Sentences {
    private static final String FILE = "sentences.txt";
    private static final String SOURCE = "own";
    private static final Pattern GAP = Pattern.compile("\\{(\\w+)}|\\[([^\\]]*)]");
    private final Map<String, List<String>> lists = new HashMap<>();
    private final List<String> patterns = new ArrayList<>();

    private Sentences() {}

    /**
     * Makes sentences.
     *
     * @param each how many of each pattern, fewer where a pattern has no more
     */
    static List<Example> make(int each, long seed) {
        Sentences sentences = new Sentences();
        sentences.read();
        SplittableRandom random = new SplittableRandom(seed);
        List<Example> made = new ArrayList<>();
        for (String pattern : sentences.patterns) {
            Set<String> texts = new LinkedHashSet<>();
            for (int at = 0; at < each; at++) texts.add(sentences.fill(pattern.substring(2), random));
            for (String text : texts) made.add(new Example(SOURCE, pattern.charAt(0) == '+', text));
        }
        return made;
    }

    private void read() {
        try (InputStream file = Sentences.class.getResourceAsStream(FILE)) {
            if (file == null) throw new IllegalStateException(FILE + " is missing from the program.");
            BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8));
            List<String> list = new ArrayList<>();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("#") || line.isBlank()) continue;
                if (line.startsWith("= ")) {
                    list = new ArrayList<>();
                    lists.put(line.substring(2), list);
                } else if (line.startsWith("+ ") || line.startsWith("- ")) {
                    patterns.add(line);
                } else {
                    list.add(line);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String fill(String pattern, SplittableRandom random) {
        Matcher gap = GAP.matcher(pattern);
        StringBuilder filled = new StringBuilder();
        Map<String, String> chosen = new HashMap<>();
        while (gap.find()) {
            String name = gap.group(1);
            String word = name == null
                    ? choose(List.of(gap.group(2).split("\\|", -1)), random)
                    : chosen.computeIfAbsent(name, key -> choose(list(key), random));
            gap.appendReplacement(filled, Matcher.quoteReplacement(word));
        }
        return gap.appendTail(filled).toString();
    }

    private List<String> list(String name) {
        List<String> list = lists.get(name);
        if (list == null) throw new IllegalStateException(FILE + " has no list " + name + ".");
        return list;
    }

    private static String choose(List<String> list, SplittableRandom random) {
        return list.get(random.nextInt(list.size()));
    }
}
