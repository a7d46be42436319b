package cleave.app;

import cleave.platform.runtime.Setting;
import java.nio.file.Path;
import java.util.List;

/** What this process runs, and where its data is. */
record AppSettings(
        @Setting(key = "data.folder", byDefault = "./data", meaning = "Folder for everything that must survive.")
        Path dataFolder,

        @Setting(
                key = "keys.folder",
                byDefault = "",
                meaning = "Folder of the keys that sign tokens and URLs of media, one for all processes that sign the"
                        + " same; empty for keys in the data folder.")
        String keysFolder,

        @Setting(
                key = "modules",
                byDefault = "all",
                meaning = "Modules that run in this process: all, or names joined by commas.")
        List<String> modules,

        @Setting(
                key = "client.by",
                byDefault = "process",
                meaning = "Who serves the client's pages and files: process, or front, a proxy that has them itself.")
        By clientBy) {

    /** Where the keys of a process with this data folder are. */
    Path keys(Path data) {
        return keysFolder.isEmpty() ? data.resolve("keys") : Path.of(keysFolder);
    }

    /** Who serves the client. */
    enum By {
        PROCESS,
        FRONT
    }
}
