package cleave.e2e.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The alerts of our file of rules, read by its indentation: it is ours, and keeps to one. */
final class Rules {
    private static final Pattern ALERT = Pattern.compile("(?m)^      - alert: (\\w+)\\n((?:        .*\\n)+)");
    private static final Pattern EXPRESSION =
            Pattern.compile("(?m)^        expr: (?:\\|\\n((?:          .*\\n)+)|(.+)\\n)");
    private static final Pattern ANNOTATION = Pattern.compile("(?m)^          (\\w+): (.+)$");

    private Rules() {}

    /** An alert with its annotations as they stand. */
    record Alert(String name, String expression, String summary, String description, String runbook) {}

    /** All alerts, in their order. */
    static List<Alert> alerts(Path file) throws IOException {
        List<Alert> alerts = new ArrayList<>();
        Matcher alert = ALERT.matcher(Files.readString(file));
        while (alert.find()) {
            String body = alert.group(2);
            alerts.add(new Alert(
                    alert.group(1),
                    expression(body),
                    annotation(body, "summary"),
                    annotation(body, "description"),
                    annotation(body, "runbook")));
        }
        return alerts;
    }

    private static String expression(String body) {
        Matcher found = EXPRESSION.matcher(body);
        if (!found.find()) throw new AssertionError("no expr in: " + body);
        return (found.group(1) == null ? found.group(2) : found.group(1)).strip();
    }

    private static String annotation(String body, String name) {
        Matcher found = ANNOTATION.matcher(body.substring(body.indexOf("        annotations:")));
        while (found.find()) {
            if (found.group(1).equals(name)) return found.group(2).strip().replaceAll("^\"|\"$", "");
        }
        return "";
    }
}
