package cleave.platform.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Scheduler;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Files that are kept open for a while because they are asked for again and again: opening one costs more than sending
 * a small one. A file that is deleted meanwhile is still served, and its space still taken, until its time is over.
 * Safe for many threads.
 */
public final class OpenFiles implements AutoCloseable {
    private final Cache<String, OpenFile> files;

    /** Opens a file that is not open yet. */
    @FunctionalInterface
    public interface Opener {
        FileChannel open() throws IOException;
    }

    /**
     * @param most how many are kept open
     * @param keep for how long at most
     */
    public OpenFiles(int most, Duration keep) {
        this.files = Caffeine.newBuilder()
                .maximumSize(most)
                .expireAfterWrite(keep)
                // To close files that nobody asks for any more, and at once, not when some pool finds the time.
                .scheduler(Scheduler.systemScheduler())
                .executor(Runnable::run)
                .<String, OpenFile>removalListener((name, file, cause) -> {
                    if (file != null) file.release();
                })
                .build();
    }

    /** The file, where it is open already; never blocks. Whoever gets it answers with it or releases it. */
    public @Nullable OpenFile find(String name) {
        OpenFile file = files.getIfPresent(name);
        return file != null && file.hold() ? file : null;
    }

    /**
     * The file, opened where it was not. Blocks as the opener does, whose failures come through. Whoever gets it
     * answers with it or releases it.
     */
    public OpenFile open(String name, Opener opener) throws IOException {
        OpenFile found = find(name);
        if (found != null) return found;
        FileChannel channel = opener.open();
        OpenFile file;
        try {
            file = new OpenFile(channel);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        file.hold();
        files.put(name, file);
        return file;
    }

    @Override
    public void close() {
        files.invalidateAll();
        files.cleanUp();
    }
}
