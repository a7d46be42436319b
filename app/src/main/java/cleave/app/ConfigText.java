package cleave.app;

import cleave.platform.runtime.Settings.Entry;
import java.util.List;

/** Settings as text: an aligned table for a terminal, a page of documentation. */
final class ConfigText {
    private ConfigText() {}

    static String table(List<Entry> entries) {
        int key = widest(entries.stream().map(Entry::key).toList(), "SETTING");
        int value = widest(entries.stream().map(Entry::shown).toList(), "VALUE");
        int unit = widest(entries.stream().map(ConfigText::form).toList(), "UNIT");
        String line = "%-" + key + "s  %-" + value + "s  %-11s  %-" + unit + "s  %s%n";
        StringBuilder text = new StringBuilder(line.formatted("SETTING", "VALUE", "FROM", "UNIT", "MEANING"));
        for (Entry entry : entries) {
            text.append(line.formatted(entry.key(), entry.shown(), entry.source(), form(entry), entry.meaning()));
        }
        return text.toString();
    }

    static String markdown(List<Entry> entries) {
        StringBuilder text = new StringBuilder("""
                # Settings

                A setting comes from a flag (`--set key=value`), else from the environment (`CLEAVE_` and the key in
                capitals with `_` for each dot), else from the file given with `--config` (a `key=value` per line), else
                it has its default. An unknown key or a value out of range stops the start. A password or a secret may also
                be in a file, such as one that an orchestrator hands out: `CLEAVE_DATABASE_PASSWORD_FILE=/run/secrets/…`.

                `./cleave config` shows what is in force and where it came from. This page is made by
                `./cleave config --markdown > docs/config.md`.

                | setting | default | unit | meaning |
                |---|---|---|---|
                """);
        for (Entry entry : entries) {
            String byDefault = entry.byDefault().isEmpty() ? "none" : "`" + entry.byDefault() + "`";
            text.append("| `%s` | %s | %s | %s |%n".formatted(entry.key(), byDefault, form(entry), entry.meaning()));
        }
        return text.toString();
    }

    private static String form(Entry entry) {
        return entry.range().isEmpty() ? entry.unit() : entry.unit() + ", " + entry.range();
    }

    private static int widest(List<String> texts, String title) {
        return texts.stream().mapToInt(String::length).reduce(title.length(), Math::max);
    }
}
