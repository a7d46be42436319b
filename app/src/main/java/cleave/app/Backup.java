package cleave.app;

import cleave.cluster.Folder;
import cleave.platform.objects.Audit;
import cleave.platform.objects.ObjectSettings;
import cleave.platform.objects.ObjectStores;
import cleave.platform.objects.Objects;
import cleave.platform.objects.Reference;
import cleave.platform.objects.References;
import cleave.platform.objects.Stored;
import cleave.platform.runtime.Content;
import cleave.platform.runtime.Failure;
import cleave.platform.runtime.FolderEntries;
import cleave.platform.runtime.PrivateFiles;
import cleave.platform.runtime.SettingsException;
import cleave.platform.sql.Database;
import cleave.platform.sql.DatabaseSettings;
import cleave.platform.sql.Databases;
import cleave.platform.sql.SqliteSnapshot;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A copy of a data folder: first the rows, all of one moment, then the objects that these rows name. An object is stored
 * before its row and stays, so none that is named can be missing, and what came after the moment is left out on both
 * sides. It has the name that was asked for only when it is whole.
 *
 * @param data the folder with the databases and the objects
 * @param keys the folder of the keys, which may be elsewhere
 */
record Backup(Path data, Path keys, DatabaseSettings database, ObjectSettings objects) {
    private static final int PAGE = 500;
    /** Nobody waits for this at a screen, so a busy disk may take its time. */
    private static final DatabaseSettings PATIENT =
            new DatabaseSettings("", "", "", 2, Duration.ofMinutes(5), Duration.ZERO, 1, 1);

    /** What was copied, and what an audit of the copy says. */
    record Result(int databases, int keys, Audit.Result audit) {}

    /**
     * Makes it.
     *
     * @throws SettingsException when it cannot; nothing is left then
     */
    Result make(Path folder) {
        Path unfinished = folder.resolveSibling(folder.getFileName() + ".unfinished");
        List<Path> files = Modules.TABLE.stream()
                .map(row -> data.resolve(row.name() + ".db"))
                .filter(Files::exists)
                .toList();
        if (files.isEmpty()) throw new Databases(database, data).nothing("rows");
        try {
            requireNew(folder, unfinished);
            PrivateFiles.folder(unfinished);
            try {
                Result result = fill(unfinished, files);
                Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
                FolderEntries.sync(java.util.Objects.requireNonNull(folder.getParent(), "it is absolute"));
                return result;
            } finally {
                Folder.delete(unfinished);
            }
        } catch (IOException e) {
            throw unwritable(folder, e);
        } catch (UncheckedIOException | Failure e) {
            throw unwritable(folder, e.getCause() instanceof IOException cause ? cause : e);
        }
    }

    private static void requireNew(Path folder, Path unfinished) throws IOException {
        if (Files.exists(unfinished)) {
            throw new SettingsException("There is " + unfinished + ", of a backup that is at work or was cut off."
                    + " Delete it once none is at work, or choose another folder.");
        }
        if (!Files.exists(folder)) return;
        try (Stream<Path> entries = Files.list(folder)) {
            if (entries.findAny().isEmpty()) return;
        }
        throw new SettingsException("There is something in " + folder + " already. Choose a folder that is new.");
    }

    private static SettingsException unwritable(Path folder, Exception e) {
        String reason = e instanceof FileSystemException at ? at.getReason() : e.getMessage();
        String why = reason == null ? "there is something in the way" : reason.replaceFirst("\\.$", "");
        return new SettingsException("The backup was not made, and nothing is left of it: " + why
                + ". Make room and see that this user may write to " + folder + ", or choose another folder.");
    }

    private Result fill(Path to, List<Path> files) throws IOException {
        try (SqliteSnapshot moment = new SqliteSnapshot(files, database.timeout())) {
            for (Path file : files) moment.copy(file, to.resolve(file.getFileName()));
        }
        int copiedKeys = copyKeys(to.resolve("keys"));
        Audit.Result audit = copyObjects(to);
        Folder.delete(to.resolve("tmp"));
        FolderEntries.sync(to);
        return new Result(files.size(), copiedKeys, audit);
    }

    private int copyKeys(Path to) throws IOException {
        PrivateFiles.folder(to);
        if (!Files.isDirectory(keys)) return 0;
        List<Path> files;
        try (Stream<Path> entries = Files.list(keys)) {
            files = entries.filter(file -> file.getFileName().toString().matches("[^.].*\\.(pem|key)"))
                    .toList();
        }
        for (Path file : files) PrivateFiles.writeNew(to, file.getFileName().toString(), Files.readString(file));
        return files.size();
    }

    /** Looks at copies of the copies: to open a database may bring its tables up to date, which a backup must not be. */
    private Audit.Result copyObjects(Path to) throws IOException {
        Path aside = Files.createDirectories(to.resolve("tmp/rows"));
        List<Database> opened = new ArrayList<>();
        try (Objects from = ObjectStores.look(objects, data);
                Objects copies = ObjectStores.folder(to.resolve("objects"))) {
            List<References> references = new ArrayList<>();
            AuditProgress progress = new AuditProgress("Copied");
            long copied = 0;
            for (Audited.Row row : Audited.TABLE) {
                Path file = to.resolve(row.name() + ".db");
                if (!Files.exists(file)) continue;
                Files.copy(file, aside.resolve(file.getFileName()));
                Database rows = new Databases(PATIENT, aside).open(row.name());
                opened.add(rows);
                References named = row.references().apply(rows);
                references.add(named);
                @Nullable UUID after = null;
                for (List<Reference> page = named.page(after, PAGE); !page.isEmpty(); page = named.page(after, PAGE)) {
                    for (Reference reference : page) copy(from, copies, reference.key());
                    after = page.getLast().row();
                    copied += page.size();
                    progress.accept(copied);
                }
            }
            return new Audit(copies, references, objects.grace(), Clock.systemUTC())
                    .run(true, new AuditProgress("Checked"));
        } finally {
            opened.forEach(Database::close);
        }
    }

    /** One that is missing is left to the audit, which names it. */
    private static void copy(Objects from, Objects to, String key) {
        Stored stored = from.head(key);
        if (stored != null) to.put(key, new Copied(from, stored));
    }

    private record Copied(Objects from, Stored object) implements Content {
        @Override
        public long length() {
            return object.size();
        }

        @Override
        public InputStream open() {
            return from.get(object.key(), 0, object.size());
        }

        @Override
        public byte[] bytes() {
            throw new UnsupportedOperationException("it is copied as a stream");
        }
    }
}
