package cleave.platform.runtime;

import static java.nio.file.StandardOpenOption.READ;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** The names in a folder, which outlive a power cut only when the folder itself was written through. */
public final class FolderEntries {
    private FolderEntries() {}

    /** What was made, renamed or removed in the folder before stays so. May be repeated. */
    public static void sync(Path folder) throws IOException {
        try (FileChannel entries = FileChannel.open(folder, READ)) {
            entries.force(true);
        }
    }
}
