package cleave.platform.auth;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;

/**
 * So many tries at once from one address, then so many a second. IPv6 addresses count by their network of 64 bits,
 * since whoever has one has all of it. Remembers a bounded number of addresses, the busy ones longest. Safe for many
 * threads.
 */
public final class AddressThrottle {
    private static final int ADDRESSES = 50_000;
    private static final String REFUSAL = "Too many tries from your network. Wait a moment, then try again.";
    private static final int NETWORK_BYTES = 8;

    private final LoadingCache<String, AddressTries> tries;

    public AddressThrottle(int burst, int perSecond, InstantSource clock) {
        // By then an idle bucket is full, which is what a forgotten one becomes.
        Duration refill = Duration.ofSeconds(Math.ceilDiv(burst, perSecond) + 1);
        tries = Caffeine.newBuilder()
                .maximumSize(ADDRESSES)
                .expireAfterAccess(refill)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .executor(Runnable::run)
                .build(network -> new AddressTries(burst, perSecond, clock, REFUSAL));
    }

    /** Counts a try, or throws a throttled {@code Failure}. Never blocks. */
    public void take(String address) {
        of(address).take();
    }

    /** Throws a throttled {@code Failure} where nothing is left, and counts nothing. Never blocks. */
    public void check(String address) {
        of(address).check();
    }

    /**
     * Begins a try that counts only if it fails. Waits while those under way could use up all that is left, so not for
     * an event loop; throws a throttled {@code Failure} where nothing is left.
     */
    public Attempt begin(String address) {
        return of(address).begin();
    }

    private AddressTries of(String address) {
        return tries.get(network(address));
    }

    private static String network(String address) {
        if (address.indexOf(':') < 0) return address;
        int zone = address.indexOf('%');
        byte[] bytes = InetAddress.ofLiteral(zone < 0 ? address : address.substring(0, zone))
                .getAddress();
        return HexFormat.of().formatHex(bytes, 0, Math.min(bytes.length, NETWORK_BYTES));
    }
}
