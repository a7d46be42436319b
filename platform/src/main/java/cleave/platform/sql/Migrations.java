package cleave.platform.sql;

import cleave.platform.runtime.SettingsException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/**
 * Brings a module's tables up to date: those that the platform has in every module's database, and its own. May be
 * repeated.
 */
final class Migrations {
    private Migrations() {}

    static void sqlite(DataSource source, String module) {
        Flyway flyway = configuration(source, module, "sqlite").load();
        refuseNewer(flyway, module);
        flyway.migrate();
    }

    static void postgres(DataSource source, String module, String schema) {
        Flyway flyway = configuration(source, module, "postgres")
                .defaultSchema(schema)
                .schemas(schema)
                .createSchemas(true)
                .load();
        refuseNewer(flyway, module);
        // Most starts find nothing to do, and need not wait for anybody.
        if (flyway.info().current() != null && flyway.info().pending().length == 0) return;
        new MigrationLease(source, module).whileHeld(flyway::migrate);
    }

    /** Whoever does not know what its tables mean must not write to them. */
    private static void refuseNewer(Flyway flyway, String module) {
        for (MigrationInfo applied : flyway.info().applied()) {
            if (applied.getVersion() == null || applied.getState().isResolved()) continue;
            throw new SettingsException("The tables of " + module + " are those of a newer Cleave (version "
                    + applied.getVersion() + "). Start that one, or restore a backup from before it was started.");
        }
    }

    private static FluentConfiguration configuration(DataSource source, String module, String engine) {
        return Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/platform/" + engine, "classpath:db/" + module + "/" + engine)
                // The platform's versions are below every module's, and come to databases that have those already.
                .outOfOrder(true)
                .failOnMissingLocations(true)
                .loggers("slf4j");
    }
}
