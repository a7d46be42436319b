package cleave.platform.runtime;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Makes UUIDv7 ids that only ever grow within a process, also when the clock stands still or steps back: the 48 bits
 * of milliseconds and 12 bits after them work as one counter that is never behind the clock and never repeats.
 *
 * <p>Safe for many threads; takes no lock.
 */
public final class Ids {
    private static final int COUNTER_BITS = 12;
    private static final long VERSION = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;
    private static final long VARIANT_MASK = 0x3fff_ffff_ffff_ffffL;

    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();
    /** Milliseconds shifted left by the counter's bits, plus the counter. */
    private final AtomicLong last = new AtomicLong();

    public Ids(InstantSource clock) {
        this.clock = clock;
    }

    /** A new id, greater than every id that this object made or has seen. */
    public UUID next() {
        long now = clock.millis() << COUNTER_BITS;
        long tick = last.updateAndGet(previous -> Math.max(previous + 1, now));
        long high = (tick >>> COUNTER_BITS << 16) | VERSION | (tick & 0xfff);
        return new UUID(high, VARIANT | (random.nextLong() & VARIANT_MASK));
    }

    /**
     * Takes note of an id made elsewhere (stored before this process started, or by another process), so that the next
     * one is greater. This keeps the newest first when clocks differ or have stepped back.
     */
    public void observe(UUID seen) {
        long high = seen.getMostSignificantBits();
        long tick = (high >>> 16 << COUNTER_BITS) | (high & 0xfff);
        last.accumulateAndGet(tick, Math::max);
    }

    /** The id that the text names, or null unless it is a UUIDv7 in its one form: 36 characters, lower case. */
    public static @Nullable UUID parse(String text) {
        if (text.length() != 36) return null;
        for (int i = 0; i < 36; i++) {
            char c = text.charAt(i);
            boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
            boolean hex = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
            if (dash ? c != '-' : !hex) return null;
        }
        boolean version7 = text.charAt(14) == '7';
        boolean variant = "89ab".indexOf(text.charAt(19)) >= 0;
        return version7 && variant ? UUID.fromString(text) : null;
    }
}
