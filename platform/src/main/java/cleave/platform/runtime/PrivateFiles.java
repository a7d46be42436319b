package cleave.platform.runtime;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.UUID;

/** Files that their owner alone can read, from the moment they exist. For secrets that are made on first start. */
public final class PrivateFiles {
    private static final FileAttribute<?> FOLDER_MODE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    private static final FileAttribute<?> FILE_MODE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private PrivateFiles() {}

    /** Makes the folder and those above it where they are missing. */
    public static void folder(Path folder) throws IOException {
        if (Files.isDirectory(folder)) return;
        Path parent = folder.toAbsolutePath().getParent();
        if (parent != null) Files.createDirectories(parent);
        // Unlike createDirectory it does not mind another process that makes it at the same moment.
        Files.createDirectories(folder, FOLDER_MODE);
    }

    /**
     * Writes the file so that after a crash or a power cut it is there whole or not at all. One that is there already
     * stays: of several processes that make a secret at the same moment, all go on to read the first one's.
     */
    public static void writeNew(Path folder, String name, String text) throws IOException {
        Path unfinished = folder.resolve("." + UUID.randomUUID() + ".tmp");
        try {
            try (FileChannel channel = FileChannel.open(unfinished, Set.of(CREATE_NEW, WRITE), FILE_MODE)) {
                ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
                while (bytes.hasRemaining()) channel.write(bytes);
                channel.force(true);
            }
            link(unfinished, folder.resolve(name));
        } finally {
            Files.deleteIfExists(unfinished);
        }
        FolderEntries.sync(folder);
    }

    /** Unlike a move, a link never takes the place of what is there. */
    private static void link(Path from, Path to) throws IOException {
        try {
            Files.createLink(to, from);
        } catch (FileAlreadyExistsException first) {
            // Whoever was first has written it whole.
        }
    }
}
