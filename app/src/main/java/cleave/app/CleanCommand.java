package cleave.app;

import cleave.notification.Cleaner;
import cleave.notification.CleanerSettings;
import cleave.notification.Cleaning;
import cleave.notification.Survey;
import cleave.platform.http.Json;
import cleave.platform.runtime.LogSettings;
import cleave.platform.runtime.Logs;
import cleave.platform.runtime.Settings;
import cleave.platform.sql.Database;
import cleave.platform.sql.DatabaseSettings;
import cleave.platform.sql.Databases;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs the notification cleaner once, now. Works while the server runs. */
@Command(
        name = "clean",
        mixinStandardHelpOptions = true,
        description = "Deletes notifications that are older than notification.retention, once.")
final class CleanCommand implements Callable<Integer> {
    @Mixin
    private final Options options = new Options();

    @Option(names = "--dry-run", description = "Deletes nothing; shows what would be deleted, and the last run.")
    private boolean dryRun;

    @Option(names = "--yes", description = "Deletes also where it is an unusually large share of all.")
    private boolean confirmed;

    @Option(names = "--json", description = "Writes JSON.")
    private boolean json;

    @Override
    public Integer call() {
        Settings settings = options.load();
        Logs.configure(settings.get(LogSettings.class));
        Databases databases = new Databases(
                settings.get(DatabaseSettings.class),
                settings.get(AppSettings.class).dataFolder());
        if (!databases.exists("notification")) throw databases.nothing("notifications");
        try (Database database = databases.open("notification");
                Cleaner cleaner = new Cleaner(
                        database, settings.get(CleanerSettings.class), new SimpleMeterRegistry(), Clock.systemUTC())) {
            return clean(cleaner);
        }
    }

    private int clean(Cleaner cleaner) {
        Cleaning before = cleaner.last();
        Survey survey = cleaner.survey();
        boolean waits = !confirmed && cleaner.needsConfirmation(survey);
        if (dryRun || waits) {
            show(CleanSummary.of(survey, cleaner.needsConfirmation(survey), null, before));
            return dryRun ? ExitCode.OK : refused(survey);
        }
        Cleaning run = cleaner.cleanNow(confirmed);
        if (run == null) {
            System.err.println("The cleaner is at work in another process. Try again when it has ended.");
            return ExitCode.SOFTWARE;
        }
        show(CleanSummary.of(survey, false, run, before));
        return run.outcome() == Cleaning.Outcome.DONE ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private static int refused(Survey survey) {
        System.err.printf(
                "Nothing was deleted: it would be %,d of %,d notifications. Check this machine's clock and"
                        + " notification.retention; if both are right, add --yes.%n",
                survey.expired(), survey.total());
        return ExitCode.SOFTWARE;
    }

    private void show(CleanSummary summary) {
        System.out.println(json ? new String(Json.bytes(summary), StandardCharsets.UTF_8) : summary.text());
    }
}
