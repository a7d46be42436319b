package cleave.platform.objects;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import cleave.platform.runtime.Content;
import cleave.platform.runtime.Failure;
import cleave.platform.runtime.FolderEntries;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Objects as files: {@code <folder>/story/0k/0k3…9v.jpg}. The two characters in between spread a module's files over at
 * most 1,024 folders, in the order of the keys.
 *
 * <p>A file is written under another name, in {@code .unfinished}, and takes its own when all its bytes are on the disk.
 * One process at a time may write.
 */
final class FolderObjects implements Objects {
    private static final String UNFINISHED = ".unfinished";
    private static final int SHARD = 2;

    private final Path root;
    private final Path unfinished;
    /** The files in {@code .unfinished} that puts of this process are writing. */
    private final Set<Path> writing = ConcurrentHashMap.newKeySet();
    /** Folders whose own entries are known to be on the disk. */
    private final Set<Path> durable = ConcurrentHashMap.newKeySet();

    private FolderObjects(Path root) {
        this.root = root;
        this.unfinished = root.resolve(UNFINISHED);
    }

    /** The store in the folder, which is made where it is missing. */
    static FolderObjects open(Path root) throws IOException {
        FolderObjects objects = new FolderObjects(root.toAbsolutePath().normalize());
        Files.createDirectories(objects.unfinished);
        return objects;
    }

    @Override
    public void put(String key, Content content) {
        Path file = path(key);
        Path draft = unfinished.resolve(UUID.randomUUID() + ".tmp");
        writing.add(draft);
        try {
            try {
                write(draft, content);
                Path folder = makeFolder(file);
                Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
                FolderEntries.sync(folder);
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (IOException e) {
            durable.clear();
            throw unavailable(e);
        } finally {
            writing.remove(draft);
        }
    }

    private static void write(Path draft, Content content) throws IOException {
        try (FileChannel channel = FileChannel.open(draft, CREATE_NEW, WRITE);
                OutputStream out = Channels.newOutputStream(channel);
                InputStream in = content.open()) {
            long copied = in.transferTo(out);
            if (copied != content.length()) {
                throw new IOException("the content has " + copied + " bytes instead of " + content.length());
            }
            channel.force(false);
        }
    }

    /** The file's folder. The root is never made again: where it is gone, the disk may be, and the rest with it. */
    private Path makeFolder(Path file) throws IOException {
        Path shard = parent(file);
        if (durable.contains(shard)) return shard;
        makeFolderIn(root, parent(shard));
        makeFolderIn(parent(shard), shard);
        durable.add(shard);
        return shard;
    }

    private static void makeFolderIn(Path above, Path folder) throws IOException {
        try {
            Files.createDirectory(folder);
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(folder)) throw e;
        }
        // Also where it was there: another put may have made it just now, and not have come so far.
        FolderEntries.sync(above);
    }

    @Override
    public @Nullable Stored head(String key) {
        try {
            return stored(key, path(key));
        } catch (NoSuchFileException e) {
            requireRoot(e);
            return null;
        } catch (IOException e) {
            throw unavailable(e);
        }
    }

    @Override
    public InputStream get(String key, long from, long length) {
        FileChannel channel = openFile(key);
        try {
            channel.position(from);
            return new Bounded(Channels.newInputStream(channel), length);
        } catch (IOException e) {
            closeAfter(channel, e);
            throw unavailable(e);
        }
    }

    /**
     * The object's file, open for reading, so that the kernel can send it. It stays readable when the object is deleted
     * or replaced meanwhile.
     *
     * @throws Failure not found where there is no such object
     */
    FileChannel openFile(String key) {
        try {
            return FileChannel.open(path(key), READ);
        } catch (NoSuchFileException | FileNotFoundException e) {
            requireRoot(e);
            throw Failure.of(Failure.Kind.NOT_FOUND, "not_found", "There is no such object.");
        } catch (IOException e) {
            throw unavailable(e);
        }
    }

    @Override
    public void delete(String key) {
        Path file = path(key);
        try {
            // Not synced: what a power cut brings back has no row, and is swept again.
            if (!Files.deleteIfExists(file)) requireRoot(null);
        } catch (IOException e) {
            throw unavailable(e);
        }
    }

    @Override
    public List<Stored> list(String prefix, @Nullable String after, int count) {
        String module = ObjectKeys.moduleOf(prefix);
        if (count < 1 || count > MAX_PAGE) throw new IllegalArgumentException("a page of " + count);
        String start = after == null ? "" : ObjectKeys.checked(after).substring(prefix.length());
        List<Stored> page = new ArrayList<>();
        try {
            Path folder = root.resolve(module);
            String firstShard = start.isEmpty() ? "" : start.substring(0, SHARD);
            for (String shard : names(folder, name -> name.compareTo(firstShard) >= 0)) {
                for (String name : names(folder.resolve(shard), name -> name.compareTo(start) > 0)) {
                    String key = prefix + name;
                    Path file = folder.resolve(shard).resolve(name);
                    // Whatever else lies there is not ours.
                    if (!ObjectKeys.isKey(key) || !file.equals(path(key))) continue;
                    addIfThere(page, key, file);
                    if (page.size() == count) return page;
                }
            }
            return page;
        } catch (IOException e) {
            throw unavailable(e);
        }
    }

    private static void addIfThere(List<Stored> page, String key, Path file) throws IOException {
        try {
            page.add(stored(key, file));
        } catch (NoSuchFileException e) {
            // Deleted since the folder was read.
        }
    }

    /** Sorted names of the folder; none where it is missing. */
    private List<String> names(Path folder, Predicate<String> wanted) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(entry -> entry.getFileName().toString())
                    .filter(wanted)
                    .sorted()
                    .toList();
        } catch (NoSuchFileException e) {
            requireRoot(e);
            return List.of();
        } catch (NotDirectoryException e) {
            return List.of();
        }
    }

    @Override
    public boolean isUp() {
        return Files.isWritable(unfinished);
    }

    @Override
    public void removeUnfinished() {
        try (DirectoryStream<Path> drafts = Files.newDirectoryStream(unfinished)) {
            for (Path draft : drafts) {
                if (!writing.contains(draft)) Files.deleteIfExists(draft);
            }
        } catch (IOException e) {
            throw unavailable(e);
        }
    }

    @Override
    public void close() {
        // Nothing is held between calls.
    }

    private Path path(String key) {
        String checked = ObjectKeys.checked(key);
        int slash = checked.indexOf('/');
        String name = checked.substring(slash + 1);
        return root.resolve(checked.substring(0, slash))
                .resolve(name.substring(0, SHARD))
                .resolve(name);
    }

    private static Path parent(Path file) {
        return java.util.Objects.requireNonNull(file.getParent(), "it is below the root");
    }

    private static Stored stored(String key, Path file) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        return new Stored(key, attributes.size(), attributes.lastModifiedTime().toInstant());
    }

    /** A missing file in a missing store says nothing about the object. */
    private void requireRoot(@Nullable IOException cause) {
        if (!Files.isDirectory(unfinished)) throw unavailable(cause);
    }

    private static void closeAfter(FileChannel channel, IOException failure) {
        try {
            channel.close();
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    private static Failure unavailable(@Nullable IOException cause) {
        return Failure.unavailable("Pictures and snippets cannot be kept or read just now. Try again.", cause);
    }
}
