package cleave.platform.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;

/**
 * A file that is open for reading and never changes, shared by all answers that send it. It closes when the last of
 * those who hold it lets go. Safe for many threads.
 */
public final class OpenFile {
    private final FileChannel channel;
    private final long length;
    private int holders = 1;

    OpenFile(FileChannel channel) throws IOException {
        this.channel = channel;
        this.length = channel.size();
    }

    /** In bytes. */
    public long length() {
        return length;
    }

    FileChannel channel() {
        return channel;
    }

    /** One more holder; false where the last one has let go already. */
    synchronized boolean hold() {
        if (holders == 0) return false;
        holders++;
        return true;
    }

    /** Lets go of the file without sending it. Whoever was given it does so once, or answers with it. */
    public void release() {
        synchronized (this) {
            if (--holders > 0) return;
        }
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
