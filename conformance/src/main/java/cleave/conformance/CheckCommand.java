package cleave.conformance;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code cleave check URL}. Exits 0 only when every row holds, 1 when one fails, 2 when the URL cannot be reached or an
 * argument is wrong. Values are read here rather than by picocli, so that a wrong one is told in one plain line.
 */
@Command(
        name = "check",
        description = "Checks a solution of the lab at URL: a line per requirement.",
        mixinStandardHelpOptions = true)
public final class CheckCommand implements Callable<Integer> {
    private static final int SOME_ROW_FAILS = 1;
    private static final int CANNOT_CHECK = 2;
    private static final Pattern DURATION = Pattern.compile("(\\d{1,6})(ms|s|m)");

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "URL", description = "Where the solution answers, such as http://127.0.0.1:8080")
    private String url = "";

    @Option(names = "--preset", paramLabel = "feed|posts|all", description = "Which lab (${DEFAULT-VALUE}).")
    private String preset = "feed";

    @Option(
            names = "--rows",
            paramLabel = "lab|contract|all",
            description = "The lab's requirements, those of Cleave's own contract, or both (${DEFAULT-VALUE}).")
    private String rows = "lab";

    @Option(names = "--json", description = "One JSON document instead of lines.")
    private boolean json;

    @Option(names = "--map", paramLabel = "FILE", description = "Other paths, field names and status codes.")
    private String map = "";

    @Option(
            names = "--timeout",
            paramLabel = "10s",
            description = "The longest wait for one answer (${DEFAULT-VALUE}).")
    private String timeout = "10s";

    @Option(
            names = "--retention-seconds",
            paramLabel = "N",
            description = "How briefly the server keeps notifications: checks the cleaner, which takes some N seconds.")
    private String retention = "";

    @Option(names = "--management", paramLabel = "URL", description = "Where the server answers its metrics.")
    private String management = "";

    @Option(
            names = "--operator-token",
            paramLabel = "TOKEN",
            description = "The token of one who may decide what is held: checks what operators can do.")
    private String operatorToken = "";

    /** For picocli, which fills in the arguments. */
    public CheckCommand() {}

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = commandSpec().commandLine().getOut();
        try {
            Preset chosen = Preset.named(preset);
            Set<Group> groups = groups(rows);
            URI base = base("URL", url);
            Duration deadline = duration(timeout);
            Mapping mapping = mapping(groups);
            Surroundings surroundings = surroundings();
            Presentation lines = json ? new JsonPresentation(out) : new TextPresentation(out);
            List<Row> chosenRows = Rows.of(chosen, groups);
            lines.begin(base, chosen, chosenRows);
            Report report = Conformance.run(base, chosen, chosenRows, mapping, surroundings, deadline, lines::row);
            lines.end(report, chosen);
            return report.holds() ? 0 : SOME_ROW_FAILS;
        } catch (IllegalArgumentException | UnreachableException wrong) {
            commandSpec().commandLine().getErr().println(wrong.getMessage());
            return CANNOT_CHECK;
        }
    }

    private CommandSpec commandSpec() {
        if (spec == null) {
            throw new IllegalStateException("runs only as a command of picocli");
        }
        return spec;
    }

    private static Set<Group> groups(String word) {
        return switch (word) {
            case "lab" -> EnumSet.of(Group.LAB);
            case "contract" -> EnumSet.of(Group.CONTRACT);
            case "all" -> EnumSet.allOf(Group.class);
            default -> throw new IllegalArgumentException("--rows must be lab, contract or all, not \"" + word + "\"");
        };
    }

    private static URI base(String name, String text) {
        String problem = name + " must be like http://127.0.0.1:8080, not \"" + text + "\"";
        try {
            URI uri = URI.create(text);
            String scheme = uri.getScheme();
            if (scheme == null || !List.of("http", "https").contains(scheme) || uri.getHost() == null) {
                throw new IllegalArgumentException(problem);
            }
            return uri;
        } catch (IllegalArgumentException malformed) {
            throw new IllegalArgumentException(problem, malformed);
        }
    }

    private Surroundings surroundings() {
        if (!retention.isEmpty() && !retention.matches("[1-9]\\d{0,2}")) {
            throw new IllegalArgumentException(
                    "--retention-seconds must be a number from 1 to 999, not \"" + retention + "\"");
        }
        return new Surroundings(
                retention.isEmpty() ? null : Duration.ofSeconds(Long.parseLong(retention)),
                management.isEmpty() ? null : base("--management", management),
                operatorToken.isEmpty() ? null : operatorToken);
    }

    private static Duration duration(String text) {
        Matcher parts = DURATION.matcher(text);
        if (!parts.matches() || Long.parseLong(parts.group(1)) == 0) {
            throw new IllegalArgumentException("--timeout must be like 500ms, 10s or 1m, not \"" + text + "\"");
        }
        long amount = Long.parseLong(parts.group(1));
        return switch (parts.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            default -> Duration.ofMinutes(amount);
        };
    }

    private Mapping mapping(Set<Group> groups) {
        if (map.isEmpty()) {
            return Mapping.none();
        }
        if (groups.contains(Group.CONTRACT)) {
            throw new IllegalArgumentException(
                    "--map goes with --rows lab only: the contract's rows have Cleave's own names");
        }
        try {
            return Mapping.read(Path.of(map));
        } catch (IOException | InvalidPathException unreadable) {
            throw new IllegalArgumentException("Cannot read " + map + "; does it exist?", unreadable);
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException(map + ": " + wrong.getMessage(), wrong);
        }
    }
}
