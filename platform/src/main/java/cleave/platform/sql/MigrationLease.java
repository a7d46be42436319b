package cleave.platform.sql;

import cleave.platform.runtime.SettingsException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;

/**
 * Lets one replica at a time bring a module's tables up to date: a row with an end, since a lock of the engine's own is
 * not known to every database that speaks like PostgreSQL. It is in no module's schema, which is not there yet.
 */
final class MigrationLease {
    private static final Duration LASTS = Duration.ofMinutes(5);
    private static final Duration PATIENCE = Duration.ofMinutes(6);
    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final DataSource source;
    private final String module;
    private final String holder = UUID.randomUUID().toString();

    MigrationLease(DataSource source, String module) {
        this.source = source;
        this.module = module;
    }

    /**
     * Does the work once nobody else has the lease; who died with it keeps it for some minutes.
     *
     * @throws SettingsException when others have it for too long, or the role may not make the table
     */
    void whileHeld(Runnable work) {
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        while (!tryToTake()) {
            if (System.nanoTime() - giveUp > 0) {
                throw new SettingsException("Another process has been bringing the tables of " + module
                        + " up to date for too long. Look at its log.");
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
        try {
            work.run();
        } finally {
            end();
        }
    }

    private boolean tryToTake() {
        try (Connection connection = source.getConnection()) {
            makeTable(connection);
            String sql = "insert into public.cleave_migration as m (module, holder, ends) values (?, ?, now() + ?"
                    + " * interval '1 second') on conflict (module) do update set holder = excluded.holder,"
                    + " ends = excluded.ends where m.ends < now()";
            try (PreparedStatement take = connection.prepareStatement(sql)) {
                take.setString(1, module);
                take.setString(2, holder);
                take.setLong(3, LASTS.toSeconds());
                return take.executeUpdate() == 1;
            }
        } catch (SQLException e) {
            throw refused(e);
        }
    }

    private static void makeTable(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("create table if not exists public.cleave_migration ("
                    + "module text primary key, holder text not null, ends timestamptz not null)");
        } catch (SQLException e) {
            // Two that make it at once collide in the catalogue, at its row, its type or its name; then it is there.
            if (!List.of("23505", "42710", "42P07").contains(String.valueOf(e.getSQLState()))) throw e;
        }
    }

    private void end() {
        try (Connection connection = source.getConnection();
                PreparedStatement end = connection.prepareStatement(
                        "update public.cleave_migration set ends = '-infinity' where module = ? and holder = ?")) {
            end.setString(1, module);
            end.setString(2, holder);
            end.executeUpdate();
        } catch (SQLException e) {
            throw refused(e);
        }
    }

    private SettingsException refused(SQLException e) {
        return new SettingsException("The tables of " + module + " cannot be brought up to date: " + e.getMessage()
                + " The role that database.user names needs to own its database.");
    }
}
