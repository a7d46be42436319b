package cleave.app;

import cleave.platform.objects.Audit;
import cleave.platform.objects.ObjectSettings;
import cleave.platform.runtime.LogSettings;
import cleave.platform.runtime.Logs;
import cleave.platform.runtime.Settings;
import cleave.platform.runtime.SettingsException;
import cleave.platform.sql.DatabaseSettings;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Copies a data folder, of one moment, while it is in use. */
@Command(
        name = "backup",
        mixinStandardHelpOptions = true,
        description = {
            "Copies rows, objects and keys of one moment to a new folder, also while the server runs, and checks them.",
            "The copy is a data folder: to restore it, copy it to where Cleave looks for one.",
            "Exits with 0 when all is there and with 1 when something is missing or damaged."
        })
final class BackupCommand implements Callable<Integer> {
    @Mixin
    private final Options options = new Options();

    @Parameters(paramLabel = "FOLDER", description = "Where to; must not exist, or be empty.")
    private Path folder = Path.of("");

    @Override
    public Integer call() {
        Settings settings = options.load();
        Logs.configure(settings.get(LogSettings.class));
        AppSettings app = settings.get(AppSettings.class);
        DatabaseSettings database = settings.get(DatabaseSettings.class);
        ObjectSettings objects = settings.get(ObjectSettings.class);
        if (!database.url().isEmpty() || !objects.url().equals(ObjectSettings.FOLDER)) {
            throw new SettingsException("This copies rows in SQLite and objects in a folder only. What is in PostgreSQL"
                    + " or at an S3 is copied with their own tools: see docs/operations.md.");
        }
        Path data = app.dataFolder();
        Backup backup = new Backup(data, app.keys(data), database, objects);
        return tell(backup.make(folder.toAbsolutePath().normalize()));
    }

    private int tell(Backup.Result result) {
        Audit.Result audit = result.audit();
        if (audit.wrong() > 0) System.out.print(AuditText.of(audit));
        System.out.printf(
                "Backed up %d databases, %d keys and %,d objects to %s: %s%n",
                result.databases(),
                result.keys(),
                audit.objects(),
                folder,
                audit.wrong() == 0
                        ? "read again, and all is well."
                        : "but what stands above is not well in the data folder either.");
        return audit.wrong() == 0 ? 0 : 1;
    }
}
