package cleave.e2e.faults;

import cleave.cluster.Folder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A small disk of its own, in memory, that can be filled to the last byte. */
final class Tmpfs implements AutoCloseable {
    private static final String FILLER = "filler";
    private final Path folder;

    private Tmpfs(Path folder) {
        this.folder = folder;
    }

    /** A new one, or nothing where this user may not mount. */
    static Optional<Tmpfs> mounted(int megabytes) {
        Path folder = Folder.temporary("cleave-tmpfs-");
        if (run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "cleave-test", folder.toString())) {
            return Optional.of(new Tmpfs(folder));
        }
        Folder.delete(folder);
        return Optional.empty();
    }

    private static boolean run(String... line) {
        try {
            Process process = new ProcessBuilder(line).inheritIO().start();
            if (process.waitFor(20, TimeUnit.SECONDS)) {
                return process.exitValue() == 0;
            }
            process.destroyForcibly();
            throw new IllegalStateException(Arrays.toString(line) + " does not end.");
        } catch (IOException missing) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    Path folder() {
        return folder;
    }

    /** Takes all room but {@code leave} bytes, also where some was taken before. */
    void fill(long leave) {
        try {
            long room = folder.toFile().getUsableSpace() - leave;
            byte[] block = new byte[1 << 16];
            try (var out = Files.newOutputStream(
                    folder.resolve(FILLER), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
                for (long left = room; left > 0; left -= block.length) {
                    out.write(block, 0, (int) Math.min(left, block.length));
                }
            }
        } catch (IOException e) {
            // Where others write too, they may have taken the last of it.
            if (folder.toFile().getUsableSpace() > leave) throw new UncheckedIOException(e);
        }
    }

    /** Gives back all that {@link #fill} took. */
    void makeRoom() {
        try {
            Files.delete(folder.resolve(FILLER));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Path> databases() {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".db")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        if (!run("umount", folder.toString())) {
            throw new IllegalStateException("Cannot unmount " + folder);
        }
        Folder.delete(folder);
    }
}
