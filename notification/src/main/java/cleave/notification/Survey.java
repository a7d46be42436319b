package cleave.notification;

import java.time.Instant;

/**
 * What there is for the cleaner to do at one moment.
 *
 * @param olderThan notifications made before this are to be deleted
 * @param expired how many of them there are
 * @param total how many notifications there are
 */
public record Survey(Instant olderThan, long expired, long total) {
    /** Fewer than these are deleted whatever their share: a small table turns over all the time. */
    private static final long FEW = 1_000;

    /** Whether so much would go that an operator has to confirm it: a clock may have jumped. */
    public boolean isLarge(int percent) {
        return expired >= FEW && expired * 100 > total * percent;
    }
}
