package cleave.bench;

import cleave.cluster.Folder;
import cleave.cluster.ServerProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/**
 * A temporary folder and the servers that run in it. Closing it, or the end of the JVM, stops the servers, last started
 * first, and deletes the folder.
 */
final class Workplace implements AutoCloseable {
    private final Path folder = Folder.temporary("cleave-bench-");
    private final List<Runnable> ends = new ArrayList<>();
    private final Thread atExit = new Thread(this::clear, "clear-" + folder.getFileName());

    Workplace() {
        try {
            // Servers that run as users of their own must reach their folders in it.
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    Path folder() {
        return folder;
    }

    Path file(String name, String content) {
        try {
            return Files.writeString(folder.resolve(name), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Remembers a server to be stopped. */
    synchronized <T extends ServerProcess> T owns(T server) {
        ends.add(server::close);
        return server;
    }

    /** Remembers what else is to be ended. */
    synchronized void atEnd(Runnable end) {
        ends.add(end);
    }

    @Override
    public void close() {
        clear();
        ExitHooks.remove(atExit);
    }

    private synchronized void clear() {
        ends.reversed().forEach(Runnable::run);
        ends.clear();
        Folder.delete(folder);
    }
}
