package cleave.e2e.http;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The commands of a document that say {@code ```sh tour}, each with the output that a {@code ```text} after it shows. */
final class Tour {
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```([^\\n`]*)\\n(.*?)^```$");
    private static final String ANYTHING = "\u2026";

    private Tour() {}

    /**
     * One block of commands.
     *
     * @param expected what it prints, where {@code …} stands for anything within a line, and alone for any lines; null
     *     where the document does not say
     */
    record Step(String commands, @Nullable String expected) {
        /** Whether that is what was printed; white space at the ends does not count. */
        boolean shows(String printed) {
            return expected == null
                    || pattern(expected).matcher(printed.strip()).matches();
        }
    }

    /** The steps of a Markdown document, in their order. */
    static List<Step> steps(String markdown) {
        List<Step> steps = new ArrayList<>();
        Matcher blocks = BLOCK.matcher(markdown);
        int end = 0;
        boolean open = false;
        while (blocks.find()) {
            boolean next = open && markdown.substring(end, blocks.start()).isBlank();
            open = blocks.group(1).strip().equals("sh tour");
            if (open) {
                steps.add(new Step(blocks.group(2), null));
            } else if (next && blocks.group(1).strip().equals("text")) {
                steps.add(new Step(steps.removeLast().commands(), blocks.group(2)));
            }
            end = blocks.end();
        }
        return steps;
    }

    private static Pattern pattern(String expected) {
        StringBuilder pattern = new StringBuilder("(?s)");
        List<String> lines = expected.strip().lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            boolean last = i == lines.size() - 1;
            if (line.equals(ANYTHING)) {
                pattern.append(last ? ".*" : "(?:.*\\R)?");
                continue;
            }
            for (String part : line.split("((?<=\u2026)|(?=\u2026))", -1)) {
                pattern.append(part.equals(ANYTHING) ? "[^\\r\\n]*" : Pattern.quote(part));
            }
            pattern.append(last ? "" : "[ \\t]*\\R");
        }
        return Pattern.compile(pattern.toString());
    }
}
