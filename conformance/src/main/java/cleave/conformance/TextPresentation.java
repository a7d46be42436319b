package cleave.conformance;

import java.io.PrintWriter;
import java.net.URI;
import java.util.List;

/** Lines for people, each as soon as its row is checked. */
final class TextPresentation implements Presentation {
    private final PrintWriter out;
    private int idWidth;

    TextPresentation(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void begin(URI base, Preset preset, List<Row> rows) {
        idWidth = rows.stream().mapToInt(row -> row.id().length()).max().orElse(0);
    }

    @Override
    public void row(Result result) {
        String mark = switch (result) {
            case Result.Held held -> "pass";
            case Result.Failed failed -> "FAIL";
            case Result.NotChecked notChecked -> "----";
        };
        out.println(mark + "  " + padded(result.id()) + "  " + result.requirement());
        if (result instanceof Result.Failed failed) {
            out.println("      expected  " + failed.expected());
            out.println("      seen      " + failed.seen());
        }
        if (result instanceof Result.NotChecked notChecked) {
            out.println("      not checked: " + notChecked.advice());
        }
        out.flush();
    }

    @Override
    public void end(Report report, Preset preset) {
        int rows = report.checked();
        int failed = report.failed().size();
        out.println();
        out.println(
                failed == 0
                        ? "All " + rows + " rows hold at " + report.base() + "."
                        : (rows - failed) + " of " + rows + " rows hold at " + report.base() + ", " + failed
                                + (failed == 1 ? " fails." : " fail."));
        int unchecked = report.notChecked().size();
        if (unchecked > 0) {
            out.println("Not checked: " + unchecked + (unchecked == 1 ? " row, which says" : " rows, which say")
                    + " what it takes.");
        }
        out.flush();
    }

    private String padded(String id) {
        return id + " ".repeat(Math.max(0, idWidth - id.length()));
    }
}
