package cleave.bench;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A row's numbers as people read them; the same in the table, on the page and in the plot. */
record RowText(Row row) {

    String measured() {
        return row.measured().name() + " " + number(row.measured().median()) + " " + row.unit();
    }

    String peer() {
        Series peer = row.peer();
        return peer == null ? "" : peer.name() + " " + number(peer.median()) + " " + row.unit();
    }

    String ratio() {
        Double ratio = row.ratio();
        return ratio == null ? "" : times(ratio);
    }

    String bar() {
        if (row.leastRatio() != null) {
            return "≥ " + times(row.leastRatio());
        }
        if (row.mostRatio() != null) {
            return "≤ " + times(row.mostRatio());
        }
        return row.most() == null ? "" : "≤ " + number(row.most()) + " " + row.unit();
    }

    String held() {
        @Nullable Boolean held = row.held();
        return held == null ? "" : held ? "yes" : "no";
    }

    private static String times(double ratio) {
        return String.format(Locale.ROOT, "%.2f×", ratio);
    }

    /** Three significant digits where they are few, thousands apart where they are many. */
    static String number(double value) {
        int decimals = value >= 100 ? 0 : value >= 10 ? 1 : 2;
        String text = String.format(Locale.ROOT, "%,." + decimals + "f", value);
        return text.contains(".") ? text.replaceAll("\\.?0+$", "") : text;
    }
}
