package cleave.platform.sql;

import cleave.platform.runtime.Failure;

/** A database that can be made unreachable, as for a process whose network is gone. */
public final class CutOff implements Database {
    private final Database database;
    private volatile boolean away;

    public CutOff(Database database) {
        this.database = database;
    }

    public void cut() {
        away = true;
    }

    public void mend() {
        away = false;
    }

    @Override
    public <T> T read(Work<T> work) {
        requireThere();
        return database.read(work);
    }

    @Override
    public <T> T write(Work<T> work) {
        requireThere();
        return database.write(work);
    }

    @Override
    public void close() {
        database.close();
    }

    private void requireThere() {
        if (away) throw Failure.unavailable("The network is gone.", null);
    }
}
