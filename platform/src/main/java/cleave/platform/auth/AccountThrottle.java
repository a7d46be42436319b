package cleave.platform.auth;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;

/**
 * After so many failed tries for one account within a window, each further one has to wait, whatever address it comes
 * from and whether it is right or wrong: 1 s, doubling to 60 s. Being refused does not lengthen the wait, a right try
 * ends it. It does not know which accounts exist.
 *
 * <p>Remembers a bounded number of accounts, by a hash of their e-mail. Safe for many threads.
 */
public final class AccountThrottle {
    private static final int ACCOUNTS = 50_000;
    private static final String REFUSAL = "Too many wrong tries for this account. Wait a moment, then try again.";

    private final LoadingCache<ByteBuffer, AccountTries> tries;
    private final MessageDigest sha256;

    public AccountThrottle(int failures, Duration window, InstantSource clock) {
        tries = Caffeine.newBuilder()
                .maximumSize(ACCOUNTS)
                .expireAfterAccess(window.plusMinutes(1))
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .executor(Runnable::run)
                .build(account -> new AccountTries(failures, window, clock, REFUSAL));
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java runtime has no SHA-256", e);
        }
    }

    /**
     * Begins a try. Waits while those under way could use up all that may fail, so not for an event loop; throws a
     * throttled {@code Failure} while the account has to wait.
     *
     * @param email in the one form in which it is looked up
     */
    public Attempt begin(String email) {
        return tries.get(key(email)).begin();
    }

    private ByteBuffer key(String email) {
        byte[] bytes = email.getBytes(StandardCharsets.UTF_8);
        synchronized (sha256) {
            return ByteBuffer.wrap(sha256.digest(bytes));
        }
    }
}
