package cleave.e2e.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The paths of an OpenAPI document, read by its indentation: it is ours, and keeps to one. */
final class Document {
    private static final Set<String> METHODS = Set.of("get", "post", "put", "delete", "patch", "head", "options");
    private static final Pattern PATH = Pattern.compile("  (/\\S*):");
    private static final Pattern METHOD = Pattern.compile("    ([a-z]+):(?: .*)?");

    private Document() {}

    /** An operation, its method in capitals, with {@code x} for each parameter of its path. */
    record Operation(String method, String path, boolean open) {}

    /** All operations, in their order. */
    static List<Operation> operations(String yaml) {
        List<Operation> operations = new ArrayList<>();
        String path = "";
        boolean inPaths = false;
        for (String line : yaml.lines().toList()) {
            if (line.matches("\\S.*")) inPaths = line.equals("paths:");
            if (!inPaths) continue;
            Matcher place = PATH.matcher(line);
            Matcher method = METHOD.matcher(line);
            if (place.matches()) {
                path = place.group(1).replaceAll("\\{\\w+}", "x");
            } else if (method.matches()) {
                assertThat(METHODS).contains(method.group(1));
                operations.add(new Operation(method.group(1).toUpperCase(java.util.Locale.ROOT), path, false));
            } else if (line.equals("      security: []")) {
                Operation last = operations.removeLast();
                operations.add(new Operation(last.method(), last.path(), true));
            }
        }
        return operations;
    }
}
