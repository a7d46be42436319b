package cleave.app;

import cleave.moderation.Recheck;
import cleave.moderation.model.Classifier;
import cleave.platform.events.EventSettings;
import cleave.platform.events.Events;
import cleave.platform.runtime.Durations;
import cleave.platform.runtime.Settings;
import cleave.platform.runtime.SettingsException;
import cleave.platform.sql.Database;
import cleave.platform.sql.DatabaseSettings;
import cleave.platform.sql.Databases;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import picocli.CommandLine.Option;

/**
 * What {@code ./cleave moderate} needs to have a later model judge again what an earlier one has, once an operator asks
 * for it. Works while the server runs, which hides and shows what is decided.
 */
final class RecheckOptions {
    @Option(
            names = "--recheck",
            description = "Judges stored statuses again that another model judged; what people decided stays.")
    private boolean wanted;

    @Option(
            names = "--since",
            paramLabel = "7d",
            description = "With --recheck: how far back, like 12h or 30d (${DEFAULT-VALUE}).")
    private String since = "7d";

    @Option(names = "--dry-run", description = "With --recheck: only shows what would change.")
    private boolean dryRun;

    boolean isWanted() {
        return wanted;
    }

    /** Tells a line for each change and one for all, on standard output. */
    void run(Settings settings, Classifier classifier) {
        Duration back = back();
        Clock clock = Clock.systemUTC();
        Databases databases = new Databases(
                settings.get(DatabaseSettings.class),
                settings.get(AppSettings.class).dataFolder());
        if (!databases.exists("moderation")) throw databases.nothing("judged statuses");
        // Never started: whoever serves delivers what is written to the outbox here.
        try (Database database = databases.open("moderation");
                Events events = new Events(settings.get(EventSettings.class), new SimpleMeterRegistry(), clock)) {
            Recheck recheck = new Recheck(database, classifier, events, clock);
            Recheck.Findings found = recheck.run(Instant.now(clock).minus(back), !dryRun, RecheckOptions::tell);
            System.out.println(text(found, classifier.version()));
        }
    }

    private Duration back() {
        try {
            return Durations.parse(since);
        } catch (IllegalArgumentException wrong) {
            throw new SettingsException("--since does not fit: " + wrong.getMessage() + ", not " + since + ".");
        }
    }

    private static void tell(Recheck.Change change) {
        System.out.printf(
                "%s  %s  %-6s -> %-6s  score %.3f%n",
                change.id(), change.createdAt(), change.from(), change.to(), change.score());
    }

    private String text(Recheck.Findings found, String model) {
        StringBuilder text = new StringBuilder(
                "%,d judged again by %s: %,d %s; %,d had been judged by it, %,d were decided by people."
                        .formatted(
                                found.judged(),
                                model,
                                found.changed(),
                                dryRun ? "would change, and none was changed" : "changed",
                                found.same(),
                                found.byPeople()));
        if (found.failed() > 0) {
            text.append(" %,d could not be judged and stay as they are.".formatted(found.failed()));
        }
        if (found.overtaken() > 0) {
            text.append(" %,d were changed by others meanwhile and left alone.".formatted(found.overtaken()));
        }
        return text.toString();
    }
}
