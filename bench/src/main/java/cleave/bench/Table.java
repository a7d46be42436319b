package cleave.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Rows as an aligned table for a terminal, or as one for Markdown. */
final class Table {
    private static final List<String> HEAD = List.of("what", "measured", "beside it", "ratio", "bar", "held");
    private static final List<Function<RowText, String>> COLUMNS = List.of(
            text -> text.row().what(), RowText::measured, RowText::peer, RowText::ratio, RowText::bar, RowText::held);

    private Table() {}

    static String forTerminal(List<Row> rows) {
        List<List<String>> lines = new ArrayList<>(List.of(HEAD));
        lines.addAll(cells(rows));
        int[] widths = new int[HEAD.size()];
        for (List<String> line : lines) {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], line.get(column).length());
            }
        }
        StringBuilder table = new StringBuilder();
        for (List<String> line : lines) {
            StringBuilder text = new StringBuilder();
            for (int column = 0; column < widths.length; column++) {
                text.append(String.format(Locale.ROOT, "%-" + widths[column] + "s  ", line.get(column)));
            }
            table.append(text.toString().stripTrailing()).append('\n');
        }
        return table.toString();
    }

    static String forMarkdown(List<Row> rows) {
        StringBuilder table = new StringBuilder("| " + String.join(" | ", HEAD) + " |\n|---|---|---|---|---|---|\n");
        cells(rows)
                .forEach(line ->
                        table.append("| ").append(String.join(" | ", line)).append(" |\n"));
        return table.toString();
    }

    private static List<List<String>> cells(List<Row> rows) {
        return rows.stream()
                .map(RowText::new)
                .map(text -> COLUMNS.stream().map(column -> column.apply(text)).toList())
                .toList();
    }
}
