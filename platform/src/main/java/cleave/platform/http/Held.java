package cleave.platform.http;

import cleave.platform.runtime.Content;
import cleave.platform.runtime.Failure;
import java.util.ArrayList;
import java.util.List;

/**
 * What a request holds beyond its own small memory: files, which are freed once it is answered, and room in memory,
 * which is freed once its body is read. Safe for many threads.
 */
final class Held {
    private final Memory memory;
    private final List<SpoolFile> files = new ArrayList<>();
    private int room;
    private boolean closed;

    Held(Memory memory) {
        this.memory = memory;
    }

    /** Keeps the file until the answer; where that has gone out already, the handler has nothing more to do. */
    synchronized void keep(SpoolFile file) {
        files.add(file);
        if (!closed) return;
        closeFiles();
        throw Failure.unavailable("This took too long. Try again.", null);
    }

    /** Waits until so much memory may be used. */
    void room(long bytes) {
        int taken = memory.take(bytes);
        synchronized (this) {
            room += taken;
        }
    }

    synchronized void giveRoomBack() {
        memory.giveBack(room);
        room = 0;
    }

    /**
     * From now on no file is kept.
     *
     * @return whether there are files to close
     */
    synchronized boolean end() {
        closed = true;
        return !files.isEmpty();
    }

    /** Frees a file of the request early; nothing where the content is none. */
    synchronized void close(Content content) {
        if (content instanceof SpoolFile file && files.remove(file)) file.close();
    }

    synchronized void closeFiles() {
        files.forEach(SpoolFile::close);
        files.clear();
    }
}
