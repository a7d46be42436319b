package cleave.app;

import cleave.platform.runtime.Setting;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** What this process runs, and where its data is. */
record AppSettings(
        @Setting(key = "data.folder", byDefault = "./data", meaning = "Folder for everything that must survive.")
        Path dataFolder,

        @Setting(
                key = "modules",
                byDefault = "all",
                meaning = "Modules that run in this process: all, or names joined by commas.")
        List<String> modules,

        @Setting(
                key = "database.wait",
                byDefault = "0s",
                min = "0s",
                max = "1h",
                meaning = "How long a start waits for a database that cannot be reached, before it gives up.")
        Duration databaseWait) {}
