package cleave.app;

import cleave.platform.runtime.Setting;
import java.nio.file.Path;
import java.util.List;

/** What this process runs, and where its data is. */
record AppSettings(
        @Setting(key = "data.folder", byDefault = "./data", meaning = "Folder for everything that must survive.")
        Path dataFolder,

        @Setting(
                key = "modules",
                byDefault = "all",
                meaning = "Modules that run in this process: all, or names joined by commas.")
        List<String> modules) {}
