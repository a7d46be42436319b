package cleave.platform.http;

import cleave.platform.runtime.Content;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Objects;

/** A large body in a file that has no name any more. One thread writes it; then it may be read by many. */
final class SpoolFile implements Content, AutoCloseable {
    /** Bytes read at once: as many are held outside of the heap for each thread that reads. */
    private static final int AT_ONCE = 64 * 1024;

    private final Spool spool;
    private final FileChannel channel;
    private volatile long length;

    SpoolFile(Spool spool, FileChannel channel) {
        this.spool = spool;
        this.channel = channel;
    }

    /** Adds bytes at the end. A disk that is full is an unavailable failure. */
    void append(ByteBuffer bytes) {
        spool.take(bytes.remaining());
        long end = length + bytes.remaining();
        try {
            while (bytes.hasRemaining()) channel.write(bytes, end - bytes.remaining());
        } catch (IOException e) {
            spool.giveBack(end - length);
            throw Spool.noRoom(e);
        }
        length = end;
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public InputStream open() {
        return new Stream();
    }

    @Override
    public byte[] bytes() {
        byte[] all = new byte[Math.toIntExact(length)];
        try (InputStream in = open()) {
            // Into one array: to read an unknown number of bytes would gather them in pieces first.
            if (in.readNBytes(all, 0, all.length) != all.length)
                throw new EOFException("a body is shorter than it was");
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Frees the disk; whoever still reads gets an error. May be called again. */
    @Override
    public void close() {
        if (!channel.isOpen()) return;
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            spool.giveBack(length);
        }
    }

    /** Reads by position, so that several streams do not disturb each other. */
    private final class Stream extends InputStream {
        private long position;

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int from, int count) throws IOException {
            Objects.checkFromIndexSize(from, count, into.length);
            if (count == 0) return 0;
            int read = channel.read(ByteBuffer.wrap(into, from, Math.min(count, AT_ONCE)), position);
            if (read > 0) position += read;
            return read;
        }

        @Override
        public int available() {
            return (int) Math.min(Integer.MAX_VALUE, length - position);
        }

        @Override
        public long skip(long count) {
            long skipped = Math.clamp(count, 0, length - position);
            position += skipped;
            return skipped;
        }
    }
}
