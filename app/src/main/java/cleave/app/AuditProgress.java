package cleave.app;

import java.time.Duration;
import java.util.function.LongConsumer;

/** Tells a waiting person how far an audit or a backup has come: a line every few seconds, none for a short one. One thread. */
final class AuditProgress implements LongConsumer {
    private static final long EVERY = Duration.ofSeconds(5).toNanos();

    private final String done;
    private long last = System.nanoTime();

    /** @param done what was done so far, as the line begins */
    AuditProgress(String done) {
        this.done = done;
    }

    @Override
    public void accept(long compared) {
        long now = System.nanoTime();
        if (now - last < EVERY) return;
        last = now;
        System.err.println(done + " " + compared + " so far …");
    }
}
