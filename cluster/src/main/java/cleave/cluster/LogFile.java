package cleave.cluster;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** A log that is read line by line, also while it is written. */
final class LogFile {
    private static final int BLOCK = 1 << 16;
    private final String name;
    private final Path path;
    private long position;
    private Instant last = Instant.EPOCH;
    private byte[] block = new byte[0];
    private int next;

    LogFile(String name, Path path) {
        this.name = name;
        this.path = path;
    }

    /** A line, with the time that it or one before it tells. */
    record Line(String name, Instant time, String text) {}

    /** The next whole line; empty while there is none. */
    Optional<Line> read() {
        int end = endOfLine();
        if (end < 0) {
            fill();
            end = endOfLine();
        }
        if (end < 0) return Optional.empty();
        String text = new String(block, next, end - next, StandardCharsets.UTF_8).stripTrailing();
        next = Math.min(end + 1, block.length);
        last = LogTime.of(text).orElse(last);
        return Optional.of(new Line(name, last, text));
    }

    private int endOfLine() {
        for (int i = next; i < block.length; i++) if (block[i] == '\n') return i;
        // A line that fills a block is taken in pieces.
        return block.length - next >= BLOCK ? block.length : -1;
    }

    /** Keeps what of the block is not read yet, and reads on behind it. */
    private void fill() {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            if (file.length() < position) {
                // It was cut to begin anew.
                position = 0;
                block = new byte[0];
                next = 0;
            }
            int kept = block.length - next;
            byte[] more = new byte[kept + (int) Math.min(BLOCK, file.length() - position)];
            System.arraycopy(block, next, more, 0, kept);
            file.seek(position);
            file.readFully(more, kept, more.length - kept);
            position += more.length - kept;
            block = more;
            next = 0;
        } catch (IOException e) {
            if (Files.exists(path)) throw new UncheckedIOException(e);
        }
    }
}
