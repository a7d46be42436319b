package cleave.platform.sql;

import cleave.platform.runtime.Failure;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * The right to do something that one process at a time may do: a row in a module's database. While it is held it is
 * renewed in the background; who dies or hangs loses it within {@link #LASTS}.
 *
 * <p>A lease alone cannot keep a process that was stopped for a while from going on as if it still held it. So every
 * holder has a greater token than those before it, and {@link #check} refuses an old one in the transaction that
 * matters.
 *
 * <p>Clocks may be wrong: a row that nobody renewed for {@link #LASTS}, as this process counts time itself, is free,
 * whatever its time says. Safe for many threads.
 */
public final class Lease {
    /** How long a lease outlives its last renewal. */
    public static final Duration LASTS = Duration.ofSeconds(3);

    private final Database database;
    private final String name;
    private final InstantSource clock;
    private final Duration lasts;
    private @Nullable Row seen;
    private long seenAt;
    private volatile @Nullable Grant grant;

    private record Row(long token, long expiresAt) {}

    /** One time that this process has it. */
    private static final class Grant {
        private final long token;
        private final CountDownLatch ended = new CountDownLatch(1);
        private volatile long until;

        Grant(long token, long until) {
            this.token = token;
            this.until = until;
        }

        boolean isValid() {
            return ended.getCount() > 0 && System.nanoTime() - until < 0;
        }
    }

    /**
     * @param name what it is for; unique in the module's database
     */
    public Lease(Database database, String name, InstantSource clock) {
        this(database, name, clock, LASTS);
    }

    Lease(Database database, String name, InstantSource clock, Duration lasts) {
        this.database = database;
        this.name = name;
        this.clock = clock;
        this.lasts = lasts;
    }

    /**
     * Takes the lease where it is free. Blocks for the database.
     *
     * @return whether it is held now
     * @throws Failure unavailable when the database is
     */
    public synchronized boolean acquire() {
        if (isHeld()) return true;
        Row row = database.<Optional<Row>>read(
                        handle -> handle.createQuery("select token, expires_at from lease where name = :name")
                                .bind("name", name)
                                .map((result, context) -> new Row(result.getLong(1), result.getLong(2)))
                                .findOne())
                .orElse(null);
        if (row != null && !isFree(row)) return false;
        long until = System.nanoTime() + lasts.toNanos();
        long expiresAt = clock.millis() + lasts.toMillis();
        if (!database.write(handle -> take(handle, row, expiresAt))) return false;
        Grant taken = new Grant(row == null ? 1 : row.token + 1, until);
        grant = taken;
        Thread.ofVirtual().name("lease-" + name).start(() -> keep(taken));
        return true;
    }

    /** Whether this process has it, as far as it knows. */
    public boolean isHeld() {
        Grant now = grant;
        return now != null && now.isValid();
    }

    /**
     * Refuses whoever holds the lease no more, and keeps others from taking it until the transaction ends. Call it in
     * the transaction of what only the holder may do.
     *
     * @throws LeaseLost when another process has or had it since
     */
    public void check(Handle handle) {
        Grant now = grant;
        // Only the row counts: a holder that was slow but has no successor may still finish.
        if (now == null || now.ended.getCount() == 0 || touch(handle, now.token) == 0) {
            if (now != null) now.ended.countDown();
            throw new LeaseLost(name);
        }
    }

    /** Gives it back, so that others need not wait for its end. May be repeated; never fails. */
    public synchronized void release() {
        Grant now = grant;
        grant = null;
        if (now == null) return;
        now.ended.countDown();
        try {
            database.write(handle -> handle.createUpdate(
                            "update lease set expires_at = 0 where name = :name and token = :token")
                    .bind("name", name)
                    .bind("token", now.token)
                    .execute());
        } catch (RuntimeException down) {
            // It ends by itself.
        }
    }

    private boolean isFree(Row row) {
        long now = System.nanoTime();
        if (!row.equals(seen)) {
            seen = row;
            seenAt = now;
        }
        return clock.millis() >= row.expiresAt || now - seenAt >= lasts.toNanos();
    }

    private boolean take(Handle handle, @Nullable Row row, long expiresAt) {
        String sql = row == null
                ? "insert into lease (name, token, expires_at) values (:name, 1, :expires) on conflict do nothing"
                : "update lease set token = token + 1, expires_at = :expires"
                        + " where name = :name and token = :token and expires_at = :seen";
        var update = handle.createUpdate(sql).bind("name", name).bind("expires", expiresAt);
        if (row != null) update.bind("token", row.token).bind("seen", row.expiresAt);
        return update.execute() == 1;
    }

    /** Changes nothing, but locks the row. */
    private int touch(Handle handle, long token) {
        return handle.createUpdate("update lease set token = token where name = :name and token = :token")
                .bind("name", name)
                .bind("token", token)
                .execute();
    }

    private void keep(Grant mine) {
        try {
            while (!mine.ended.await(lasts.toNanos() / 3, TimeUnit.NANOSECONDS) && mine.isValid()) renew(mine);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void renew(Grant mine) {
        long until = System.nanoTime() + lasts.toNanos();
        long expiresAt = clock.millis() + lasts.toMillis();
        try {
            int renewed = database.write(handle -> handle.createUpdate("update lease set expires_at ="
                            // Each renewal must show, also when the clock stands still or steps back.
                            + " case when expires_at < :expires then :expires else expires_at + 1 end"
                            + " where name = :name and token = :token")
                    .bind("expires", expiresAt)
                    .bind("name", name)
                    .bind("token", mine.token)
                    .execute());
            if (renewed == 1) mine.until = until;
            else mine.ended.countDown();
        } catch (RuntimeException down) {
            // Tried again until the grant ends by itself.
        }
    }
}
