package cleave.platform.runtime;

/** How the process writes its log, which goes to standard error. */
public record LogSettings(
        @Setting(
                key = "log.format",
                byDefault = "text",
                meaning = "Readable lines for a terminal, or a JSON object per line for a collector.")
        Format format,

        @Setting(key = "log.level", byDefault = "info", meaning = "What is logged: this level and those above it.")
        Level level) {
    /** The form of a line. */
    public enum Format {
        TEXT,
        JSON
    }

    /** How much is logged. */
    public enum Level {
        DEBUG,
        INFO,
        WARN,
        ERROR
    }
}
