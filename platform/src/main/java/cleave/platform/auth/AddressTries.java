package cleave.platform.auth;

import java.time.InstantSource;

/** A token bucket: full at first, refilled at a steady rate. */
final class AddressTries extends Tries {
    /** Of one try. In these units a rate of n a second is n a millisecond, so that nothing is lost by rounding. */
    private static final long PRICE = 1000;

    private final long full;
    private final long perMillisecond;
    private long credit;
    private long seen;

    AddressTries(int burst, int perSecond, InstantSource clock, String refusal) {
        super(clock, refusal);
        this.full = burst * PRICE;
        this.perMillisecond = perSecond;
        this.credit = full;
        this.seen = clock.millis();
    }

    @Override
    int room(long now) {
        refill(now);
        return (int) (credit / PRICE);
    }

    @Override
    long remaining(long now) {
        refill(now);
        return Math.ceilDiv(Math.max(0, PRICE - credit), perMillisecond);
    }

    @Override
    void fail(long now) {
        refill(now);
        credit = Math.max(0, credit - PRICE);
    }

    @Override
    void succeed() {
        // A right password costs nothing, and gives nothing back to someone who guesses beside it.
    }

    /** A clock that steps back refills nothing, and counts from where it stands then. */
    private void refill(long now) {
        long passed = Math.clamp(now - seen, 0, full);
        credit = Math.min(full, credit + passed * perMillisecond);
        seen = now;
    }
}
