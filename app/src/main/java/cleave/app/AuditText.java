package cleave.app;

import cleave.platform.objects.Audit;
import cleave.platform.objects.Audit.Finding;
import java.util.List;
import java.util.function.Function;

/** An audit's result for a terminal: an aligned table of what is wrong, and a line that sums it up. */
final class AuditText {
    private AuditText() {}

    static String of(Audit.Result result) {
        List<Finding> findings = result.findings();
        StringBuilder text = new StringBuilder();
        if (!findings.isEmpty()) {
            String line = "%-" + widest(findings, Finding::module, "MODULE") + "s  %-"
                    + widest(findings, AuditText::problem, "PROBLEM") + "s  %-"
                    + widest(findings, Finding::key, "OBJECT") + "s  %-36s  %s%n";
            text.append(line.formatted("MODULE", "PROBLEM", "OBJECT", "ROW", "DETAIL"));
            for (Finding finding : findings) {
                String row = finding.row() == null ? "none" : finding.row().toString();
                text.append(line.formatted(finding.module(), problem(finding), finding.key(), row, finding.detail()));
            }
        }
        long untold = result.wrong() - findings.size();
        if (untold > 0) text.append("… and %,d more.%n".formatted(untold));
        String sum = result.wrong() == 0 ? "All is well" : "%,d wrong".formatted(result.wrong());
        return text.append("%s: %,d named by rows, %,d in the store.%n"
                        .formatted(sum, result.references(), result.objects()))
                .toString();
    }

    private static String problem(Finding finding) {
        return finding.problem().toString();
    }

    private static int widest(List<Finding> findings, Function<Finding, String> column, String title) {
        return findings.stream()
                .mapToInt(finding -> column.apply(finding).length())
                .reduce(title.length(), Math::max);
    }
}
