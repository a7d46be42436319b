package cleave.cluster;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Keeps a log from filling the disk: at most twice the limit, the older half in a file of its own. */
final class LogLimit {
    private static final long BYTES = 32L << 20;

    private LogLimit() {}

    /** The process keeps its file and goes on at the start of it; what it writes in this very moment may be lost. */
    static void apply(Path log) {
        try {
            if (Files.size(log) <= BYTES) return;
            Files.copy(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
            FileChannel.open(log, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)
                    .close();
        } catch (IOException e) {
            throw new ServerFailure("Cannot cut " + log + ": " + e.getMessage(), e);
        }
    }
}
