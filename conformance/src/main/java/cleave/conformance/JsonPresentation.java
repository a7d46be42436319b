package cleave.conformance;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.net.URI;
import java.util.List;
import java.util.Locale;

/** One JSON document at the end. */
final class JsonPresentation implements Presentation {
    private final PrintWriter out;

    JsonPresentation(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void begin(URI base, Preset preset, List<Row> rows) {
        // Nothing stands before the document.
    }

    @Override
    public void row(Result result) {
        // Each row is in the document.
    }

    @Override
    public void end(Report report, Preset preset) {
        ObjectNode document = Json.object()
                .put("url", report.base().toString())
                .put("preset", preset.word())
                .put("holds", report.holds())
                .put("rows", report.checked())
                .put("failed", report.failed().size());
        ArrayNode unchecked = document.putArray("notChecked");
        report.notChecked().forEach(result -> unchecked.add(result.id()));
        ArrayNode results = document.putArray("results");
        report.results().forEach(result -> results.add(json(result)));
        out.println(document.toPrettyString());
        out.flush();
    }

    private static ObjectNode json(Result result) {
        ObjectNode row = Json.object()
                .put("id", result.id())
                .put("group", result.group().name().toLowerCase(Locale.ROOT))
                .put("requirement", result.requirement());
        return switch (result) {
            case Result.Held held -> row.put("holds", true);
            case Result.Failed failed ->
                row.put("holds", false).put("expected", failed.expected()).put("seen", failed.seen());
            case Result.NotChecked unchecked -> row.put("notChecked", unchecked.advice());
        };
    }
}
