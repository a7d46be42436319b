package cleave.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/**
 * Rows that have a bar as an SVG picture: how many times the peer was reached, and how much of what is allowed was
 * used. Its colours have enough contrast on a light and on a dark page.
 */
final class Plot {
    private static final int WIDTH = 760;
    private static final int LEFT = 8;
    private static final int LONGEST = 520;
    private static final int ROW = 46;
    private static final String TEXT = "#7b828c";
    private static final String HELD = "#3f86c6";
    private static final String MISSED = "#d0603f";
    private final StringBuilder svg = new StringBuilder();
    private int y = 8;

    private Plot() {}

    static String of(List<Row> rows) {
        Plot plot = new Plot();
        plot.section(
                "Times what runs beside it: the longer the better",
                rows.stream().filter(row -> row.leastRatio() != null).toList(),
                row -> Objects.requireNonNull(row.ratio()),
                row -> Objects.requireNonNull(row.leastRatio()));
        plot.section(
                "Part of what is allowed: the shorter the better",
                rows.stream()
                        .filter(row -> row.most() != null || row.mostRatio() != null)
                        .toList(),
                Plot::partOfAllowed,
                row -> 1);
        return plot.finish();
    }

    private static double partOfAllowed(Row row) {
        Double mostRatio = row.mostRatio();
        return mostRatio == null
                ? row.measured().median() / Objects.requireNonNull(row.most())
                : Objects.requireNonNull(row.ratio()) / mostRatio;
    }

    static void write(List<Row> rows, Path file) {
        try {
            Files.writeString(file, of(rows));
        } catch (IOException e) {
            throw new BenchFailure("Cannot write " + file + ": " + e, e);
        }
    }

    private void section(String title, List<Row> rows, ToDoubleFunction<Row> value, ToDoubleFunction<Row> bar) {
        if (rows.isEmpty()) {
            return;
        }
        double longest = rows.stream()
                .mapToDouble(row -> Math.max(value.applyAsDouble(row), bar.applyAsDouble(row)))
                .max()
                .orElseThrow();
        y += 22;
        text(LEFT, 15, "600", title);
        y += 12;
        for (Row row : rows) {
            row(row, value.applyAsDouble(row) / longest, bar.applyAsDouble(row) / longest);
        }
        y += 10;
    }

    /** Lengths are parts of the longest in the section. */
    private void row(Row row, double length, double bar) {
        RowText text = new RowText(row);
        y += 14;
        text(LEFT, 13, "400", row.what());
        y += 6;
        String colour = Boolean.FALSE.equals(row.held()) ? MISSED : HELD;
        add(String.format(
                Locale.ROOT,
                "<rect x='%d' y='%d' width='%.1f' height='14' rx='2' fill='%s'/>",
                LEFT,
                y,
                length * LONGEST,
                colour));
        double mark = LEFT + bar * LONGEST;
        add(String.format(
                Locale.ROOT,
                "<line x1='%.1f' y1='%d' x2='%.1f' y2='%d' stroke='%s' stroke-width='2'/>",
                mark,
                y - 3,
                mark,
                y + 17,
                TEXT));
        String reached = row.ratio() == null ? text.measured() : text.ratio();
        y += 12;
        text((int) (LEFT + Math.max(length, bar) * LONGEST + 10), 13, "400", reached + "  (" + text.bar() + ")");
        y += ROW - 32;
    }

    private void text(int x, int size, String weight, String content) {
        add(String.format(
                Locale.ROOT,
                "<text x='%d' y='%d' font-size='%d' font-weight='%s'>%s</text>",
                x,
                y,
                size,
                weight,
                content.replace("&", "&amp;").replace("<", "&lt;")));
    }

    private void add(String element) {
        svg.append(element).append('\n');
    }

    private String finish() {
        return """
                <svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 %1$d %2$d' width='%1$d' height='%2$d' role='img'>
                <title>Cleave's benchmarks; a line across a bar marks what it has to reach</title>
                <g font-family='system-ui, sans-serif' fill='%3$s'>
                %4$s</g>
                </svg>
                """.formatted(WIDTH, y + 8, TEXT, svg);
    }
}
