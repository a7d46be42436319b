package cleave.platform.runtime;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** The folder that holds everything that must survive, locked for one process at a time. */
public final class DataFolder implements AutoCloseable {
    private static final String LOCK = "lock";

    private final Path path;
    private final boolean existing;
    private final FileChannel channel;

    private DataFolder(Path path, boolean existing, FileChannel channel) {
        this.path = path;
        this.existing = existing;
        this.channel = channel;
    }

    /**
     * Makes the folder where it is missing, and locks it.
     *
     * @throws SettingsException when it cannot be written or another process holds it
     */
    public static DataFolder lock(Path folder) {
        Path path = folder.toAbsolutePath().normalize();
        try {
            Files.createDirectories(path);
            boolean existing = Files.exists(path.resolve(LOCK));
            FileChannel channel =
                    FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (tryLock(channel) == null) {
                channel.close();
                throw new SettingsException("The data folder " + path
                        + " is in use by another Cleave. Stop that one or choose another folder with --data.");
            }
            return new DataFolder(path, existing, channel);
        } catch (IOException e) {
            throw new SettingsException("The data folder " + path + " cannot be written"
                    + (e instanceof AccessDeniedException ? " by this user" : "")
                    + ". Choose another one with --data.");
        }
    }

    public Path path() {
        return path;
    }

    /** Whether it held data before this start. */
    public boolean existing() {
        return existing;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }
}
