package cleave.platform.sql;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;

/**
 * One module's database. Both methods block until the work is done, so call them on virtual threads, never on an event
 * loop. Safe for many threads.
 *
 * <p>They throw an unavailable {@code Failure} when the database is down, full or too busy; nothing was changed then,
 * but for a write whose connection broke while committing: such a write may have happened, so it must be repeatable.
 */
public interface Database extends AutoCloseable {
    /** Some statements on one connection. UUIDs are bound and mapped in the database's own form. */
    @FunctionalInterface
    interface Work<T> {
        T on(Handle handle);
    }

    /** Runs the work on a connection for reading. May run more than once, so it must only read. */
    <T> T read(Work<T> work);

    /**
     * Runs the work in one transaction and commits it durably before it returns. May run more than once (when the
     * database asks to retry), so it must have no other effects.
     */
    <T> T write(Work<T> work);

    /** Whether it answers within a second; asking must not take as long as a database that is away. */
    default boolean isUp() {
        return CompletableFuture.supplyAsync(
                                () -> read(handle -> handle.createQuery("select 1")
                                        .mapTo(Integer.class)
                                        .one()),
                                Thread::startVirtualThread)
                        .completeOnTimeout(0, 1, TimeUnit.SECONDS)
                        .exceptionally(down -> 0)
                        .join()
                == 1;
    }

    @Override
    void close();
}
