package cleave.platform.http;

import cleave.platform.runtime.Failure;
import cleave.platform.runtime.SettingsException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * The folder where large bodies wait for their handlers, in files without a name: each is unlinked as soon as it is
 * open, so that its space is free again when it is closed or the process ends in whatever way. The folder belongs to
 * one process. Safe for many threads.
 */
public final class Spool {
    private static final Set<StandardOpenOption> OPTIONS = EnumSet.of(
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.DELETE_ON_CLOSE);

    private final Path folder;
    private final long limit;
    private final AtomicLong names = new AtomicLong();
    private final AtomicLong used = new AtomicLong();

    /**
     * Makes the folder where it is missing, and empties it of what a killed process may have left.
     *
     * @param limit the most bytes in all files together
     * @throws SettingsException when the folder cannot be written
     */
    public Spool(Path folder, long limit) {
        this.folder = folder;
        this.limit = limit;
        try {
            Files.createDirectories(folder);
            try (Stream<Path> left = Files.list(folder)) {
                for (Path path : left.filter(Files::isRegularFile).toList()) Files.delete(path);
            }
        } catch (IOException e) {
            throw new SettingsException("The folder " + folder + " cannot be written. Choose another one with --data.");
        }
    }

    /** A new empty file. The caller closes it. */
    SpoolFile create() {
        try {
            Path path = folder.resolve("body-" + names.incrementAndGet());
            return new SpoolFile(
                    this,
                    FileChannel.open(
                            path,
                            OPTIONS,
                            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))));
        } catch (IOException e) {
            throw noRoom(e);
        }
    }

    /** Bytes in all files together. */
    long used() {
        return used.get();
    }

    void take(int bytes) {
        if (used.addAndGet(bytes) <= limit) return;
        used.addAndGet(-bytes);
        throw Failure.unavailable("Too many large bodies are in work. Try again.", null);
    }

    void giveBack(long bytes) {
        used.addAndGet(-bytes);
    }

    static Failure noRoom(IOException cause) {
        return Failure.unavailable("There is no room for this body right now. Try again later.", cause);
    }
}
