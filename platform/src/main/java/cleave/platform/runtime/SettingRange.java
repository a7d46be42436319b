package cleave.platform.runtime;

import java.time.Duration;

/** The form and bounds of one setting; both bounds are written like a value and are included. */
record SettingRange(Setting setting, SettingType type) {

    static SettingRange of(Setting setting, SettingType type) {
        return new SettingRange(setting, type);
    }

    /** For people: {@code 1s to 30d}, {@code at least 1}, or empty where any value will do. */
    String text() {
        if (!setting.min().isEmpty() && !setting.max().isEmpty()) return setting.min() + " to " + setting.max();
        if (!setting.min().isEmpty()) return "at least " + setting.min();
        if (!setting.max().isEmpty()) return "at most " + setting.max();
        return "";
    }

    Object parse(String key, String text, String source) {
        Object value;
        try {
            value = type.parser().apply(text);
        } catch (IllegalArgumentException e) {
            throw refused(key, text, source, String.valueOf(e.getMessage()));
        }
        boolean low = !setting.min().isEmpty() && order(value, type.parser().apply(setting.min())) < 0;
        boolean high = !setting.max().isEmpty() && order(value, type.parser().apply(setting.max())) > 0;
        if (low || high) throw refused(key, text, source, "use " + text());
        return value;
    }

    private SettingsException refused(String key, String text, String source, String advice) {
        String shown = setting.secret() ? "(secret)" : text;
        return new SettingsException("The setting " + key + "=" + shown + " (" + source + ") does not fit: " + advice
                + ". See ./cleave config.");
    }

    private static int order(Object value, Object bound) {
        return switch (value) {
            case Integer number -> number.compareTo((Integer) bound);
            case Long number -> number.compareTo((Long) bound);
            case Duration duration -> duration.compareTo((Duration) bound);
            default -> throw new IllegalStateException("bounds need a type with an order");
        };
    }
}
