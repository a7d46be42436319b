package cleave.platform.sql;

import cleave.platform.runtime.Failure;
import cleave.platform.runtime.SettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jdbi.v3.core.CloseException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * One SQLite file: one writer, a few readers, each a platform thread with a connection of its own. SQLite's calls pin
 * the thread that makes them, so a virtual thread only waits for their result.
 */
final class SqliteDatabase implements Database {
    private static final int READERS = 2;
    private static final int WAITING = 4096;
    private static final int LOG_BYTES = 16 * 1024 * 1024;

    private final Duration timeout;
    private final List<Handle> handles = new ArrayList<>();
    private final BlockingQueue<Handle> readHandles = new ArrayBlockingQueue<>(READERS);
    private final Jdbi jdbi;
    /** Used by the writer's thread alone. */
    private Handle writeHandle;

    private final ExecutorService readers;
    private final ExecutorService writer;

    SqliteDatabase(Path file, String module, DatabaseSettings settings) {
        this.timeout = settings.timeout();
        SQLiteDataSource source = source(file, settings);
        Migrations.sqlite(source, module);
        this.jdbi = QuietErrors.on(UuidMapping.asText(Jdbi.create(source)));
        this.writeHandle = open(jdbi);
        for (int i = 0; i < READERS; i++) readHandles.add(open(jdbi));
        this.readers = threads(module + "-sqlite-read", READERS);
        this.writer = threads(module + "-sqlite-write", 1);
    }

    @Override
    public <T> T read(Work<T> work) {
        return run(readers, () -> {
            Handle handle = readHandles.remove();
            try {
                return work.on(handle);
            } finally {
                readHandles.add(handle);
            }
        });
    }

    @Override
    public <T> T write(Work<T> work) {
        return run(writer, () -> cleanWriteHandle().inTransaction(work::on));
    }

    @Override
    public void close() {
        readers.shutdown();
        writer.shutdown();
        try {
            boolean done = writer.awaitTermination(timeout.toMillis(), TimeUnit.MILLISECONDS)
                    && readers.awaitTermination(timeout.toMillis(), TimeUnit.MILLISECONDS);
            if (done) handles.forEach(SqliteDatabase::close);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private <T> T run(ExecutorService threads, Callable<T> task) {
        Future<T> future;
        try {
            future = threads.submit(task);
        } catch (RejectedExecutionException e) {
            throw Failure.unavailable("The database has too much to do. Try again.", null);
        }
        try {
            return future.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause
                    ? SqlFailures.of(cause)
                    : new IllegalStateException(e.getCause());
        } catch (TimeoutException e) {
            future.cancel(false);
            throw Failure.unavailable("The database is too slow. Try again.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Failure.unavailable("The process is stopping. Try again.", e);
        }
    }

    /**
     * The writer's connection, or another one in its place: where a transaction could not begin, because another process
     * held the file for too long, JDBC takes the connection for one that is in a transaction, and what is written by it
     * would neither be committed nor rolled back together.
     */
    private Handle cleanWriteHandle() {
        Handle present = writeHandle;
        if (!present.isInTransaction()) return present;
        writeHandle = open(jdbi);
        handles.remove(present);
        close(present);
        return writeHandle;
    }

    private static void close(Handle handle) {
        if (!handle.isInTransaction()) {
            handle.close();
            return;
        }
        try {
            handle.getConnection().close();
        } catch (SQLException e) {
            throw new CloseException("the connection cannot be closed", e);
        }
    }

    private Handle open(Jdbi jdbi) {
        Handle handle = jdbi.open();
        handles.add(handle);
        return handle;
    }

    private static SQLiteDataSource source(Path file, DatabaseSettings settings) {
        unpackBeside(file);
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setBusyTimeout((int) settings.timeout().toMillis());
        // What one large transaction made of the log is given back when the log begins anew.
        config.setJournalSizeLimit(LOG_BYTES);
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file);
        return source;
    }

    /** Lets the driver unpack its library where a start removes what a killed process left, not in /tmp for ever. */
    static void unpackBeside(Path file) {
        try {
            Path folder = Files.createDirectories(file.resolveSibling("tmp"));
            System.setProperty("org.sqlite.tmpdir", folder.toString());
        } catch (IOException e) {
            throw new SettingsException("The folder of " + file + " cannot be written. Choose another with --data.");
        }
    }

    private static ExecutorService threads(String name, int count) {
        return new ThreadPoolExecutor(
                count,
                count,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(WAITING),
                Thread.ofPlatform().name(name + "-", 0).factory());
    }
}
