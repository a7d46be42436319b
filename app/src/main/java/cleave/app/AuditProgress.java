package cleave.app;

import java.time.Duration;
import java.util.function.LongConsumer;

/** Tells a waiting person how far an audit has come: a line every few seconds, none for a short one. One thread. */
final class AuditProgress implements LongConsumer {
    private static final long EVERY = Duration.ofSeconds(5).toNanos();

    private long last = System.nanoTime();

    @Override
    public void accept(long compared) {
        long now = System.nanoTime();
        if (now - last < EVERY) return;
        last = now;
        System.err.println("Compared " + compared + " so far …");
    }
}
