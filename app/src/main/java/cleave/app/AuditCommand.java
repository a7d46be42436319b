package cleave.app;

import cleave.platform.http.Json;
import cleave.platform.objects.Audit;
import cleave.platform.objects.ObjectSettings;
import cleave.platform.objects.ObjectStores;
import cleave.platform.objects.Objects;
import cleave.platform.objects.References;
import cleave.platform.runtime.LogSettings;
import cleave.platform.runtime.Logs;
import cleave.platform.runtime.Settings;
import cleave.platform.sql.Database;
import cleave.platform.sql.DatabaseSettings;
import cleave.platform.sql.Databases;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Compares rows with objects, both ways. Works while the server runs, and changes neither. */
@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        description = {
            "Finds rows without objects, objects without rows, and objects that are not as they were put.",
            "Exits with 0 when all is well and with 1 when something is wrong."
        })
final class AuditCommand implements Callable<Integer> {
    @Mixin
    private final Options options = new Options();

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Option(names = "--fast", description = "Compare sizes only, instead of reading every object.")
    private boolean fast;

    @Override
    public Integer call() {
        Settings settings = options.load();
        Logs.configure(settings.get(LogSettings.class));
        Path data = settings.get(AppSettings.class).dataFolder();
        ObjectSettings objectSettings = settings.get(ObjectSettings.class);
        Databases databases = new Databases(settings.get(DatabaseSettings.class), data);
        // A module that never ran here has no rows.
        List<Audited.Row> present = Audited.TABLE.stream()
                .filter(row -> databases.exists(row.name()))
                .toList();
        if (present.isEmpty()) throw databases.nothing("stories or posts");
        List<Database> opened = new ArrayList<>();
        try (Objects objects = ObjectStores.look(objectSettings, data)) {
            List<References> references = new ArrayList<>();
            for (Audited.Row row : present) {
                Database database = databases.open(row.name());
                opened.add(database);
                references.add(row.references().apply(database));
            }
            Audit audit = new Audit(objects, references, objectSettings.grace(), Clock.systemUTC());
            return tell(audit.run(!fast, new AuditProgress("Compared")));
        } finally {
            opened.forEach(Database::close);
        }
    }

    private int tell(Audit.Result result) {
        if (json) System.out.println(new String(Json.bytes(result), StandardCharsets.UTF_8));
        else System.out.print(AuditText.of(result));
        return result.wrong() == 0 ? 0 : 1;
    }
}
