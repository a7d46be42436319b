package cleave.platform.events;

import cleave.platform.sql.Database;
import java.util.concurrent.atomic.AtomicInteger;

/** A database that counts what is asked of it. */
final class Counted implements Database {
    private final Database database;
    private final AtomicInteger reads = new AtomicInteger();
    private final AtomicInteger writes = new AtomicInteger();

    Counted(Database database) {
        this.database = database;
    }

    int reads() {
        return reads.get();
    }

    int writes() {
        return writes.get();
    }

    void reset() {
        reads.set(0);
        writes.set(0);
    }

    @Override
    public <T> T read(Work<T> work) {
        reads.incrementAndGet();
        return database.read(work);
    }

    @Override
    public <T> T write(Work<T> work) {
        writes.incrementAndGet();
        return database.write(work);
    }

    @Override
    public void close() {
        database.close();
    }
}
