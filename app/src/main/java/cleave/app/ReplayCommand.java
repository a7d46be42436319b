package cleave.app;

import cleave.platform.events.DeadEvents;
import cleave.platform.events.DeadEvents.DeadEvent;
import cleave.platform.http.Json;
import cleave.platform.runtime.LogSettings;
import cleave.platform.runtime.Logs;
import cleave.platform.runtime.Settings;
import cleave.platform.sql.Database;
import cleave.platform.sql.DatabaseSettings;
import cleave.platform.sql.Databases;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists the events that could not be delivered, and sends them again. Works while the server runs. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = "Lists the events that could not be delivered, and sends them again.")
final class ReplayCommand implements Callable<Integer> {
    /** Events of each module that are listed; all are sent. */
    private static final int LISTED = 1_000;

    @Mixin
    private final Options options = new Options();

    @Option(names = "--dry-run", description = "Only list them.")
    private boolean dryRun;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    /**
     * What was found and done.
     *
     * @param dead events there were, in all modules
     * @param sent events put back to be delivered
     * @param events the oldest of each module
     */
    record Report(long dead, long sent, List<DeadEvent> events) {}

    @Override
    public Integer call() {
        Settings settings = options.load();
        Logs.configure(settings.get(LogSettings.class));
        Path data = settings.get(AppSettings.class).dataFolder();
        Databases databases = new Databases(settings.get(DatabaseSettings.class), data);
        List<String> modules = Modules.TABLE.stream()
                .map(Modules.Row::name)
                .filter(databases::exists)
                .toList();
        if (modules.isEmpty()) throw databases.nothing("events");
        Report report = replay(databases, modules);
        System.out.print(
                json ? new String(Json.bytes(report), StandardCharsets.UTF_8) + "\n" : ReplayText.of(report, dryRun));
        return 0;
    }

    private Report replay(Databases databases, List<String> modules) {
        long dead = 0;
        long sent = 0;
        List<DeadEvent> listed = new ArrayList<>();
        for (String module : modules) {
            try (Database database = databases.open(module)) {
                DeadEvents events = new DeadEvents(database);
                listed.addAll(events.list(LISTED));
                dead += events.count();
                if (!dryRun) sent += events.replay();
            }
        }
        return new Report(dead, sent, listed);
    }
}
