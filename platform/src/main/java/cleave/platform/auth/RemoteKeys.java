package cleave.platform.auth;

import cleave.platform.runtime.Failure;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.security.interfaces.ECPublicKey;
import java.text.ParseException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The public keys that another service publishes as a JWKS, kept here. They are fetched at the start, every few minutes,
 * and when a token names one that is unknown, the latter at most once per {@link #INTERVAL} however many such tokens
 * come. While they cannot be fetched, those at hand stay good. Safe for many threads.
 */
public final class RemoteKeys implements VerificationKeys, AutoCloseable {
    /** The shortest time between two looks for an unknown key. */
    static final Duration INTERVAL = Duration.ofSeconds(1);

    private static final Duration AGE = Duration.ofMinutes(5);
    private static final Logger log = LoggerFactory.getLogger(RemoteKeys.class);

    private final Supplier<String> jwks;
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile Map<String, ECPublicKey> keys = Map.of();
    private volatile @Nullable Failure unavailable;
    private long lookedAt = System.nanoTime() - INTERVAL.toNanos();

    /**
     * Looks once, and goes on in the background where there is no answer.
     *
     * @param jwks asks for the set, blocks, and throws an unavailable failure where there is no answer
     */
    public RemoteKeys(Supplier<String> jwks) {
        this.jwks = jwks;
        look();
        if (unavailable != null) log.warn("No token can be verified yet: {}", text(unavailable));
        Thread.ofVirtual().name("keys").start(this::keep);
    }

    /** Whether there are any keys. */
    public boolean areThere() {
        return !keys.isEmpty();
    }

    /**
     * {@inheritDoc}
     *
     * @throws Failure unavailable, where the key is unknown and nobody could be asked
     */
    @Override
    public @Nullable ECPublicKey find(String kid) {
        ECPublicKey key = keys.get(kid);
        if (key != null) return key;
        look();
        key = keys.get(kid);
        Failure failure = unavailable;
        if (key == null && failure != null) throw failure;
        return key;
    }

    /** One at a time; whoever waited for another's look has its result. */
    private synchronized void look() {
        if (System.nanoTime() - lookedAt < INTERVAL.toNanos()) return;
        try {
            keys = parse(jwks.get());
            if (unavailable != null) log.info("Tokens can be verified again");
            unavailable = null;
        } catch (Failure e) {
            unavailable = e;
        } catch (ParseException | JOSEException e) {
            log.error("The keys that were fetched cannot be read: {}", e.getMessage());
            unavailable = Failure.unavailable("Tokens cannot be verified right now. Try again.", e);
        } finally {
            lookedAt = System.nanoTime();
        }
    }

    private static Map<String, ECPublicKey> parse(String text) throws ParseException, JOSEException {
        Map<String, ECPublicKey> keys = new HashMap<>();
        for (JWK key : JWKSet.parse(text).getKeys()) {
            if (key instanceof ECKey ec && Curve.P_256.equals(ec.getCurve()) && ec.getKeyID() != null) {
                keys.put(ec.getKeyID(), ec.toECPublicKey());
            }
        }
        return Map.copyOf(keys);
    }

    private void keep() {
        try {
            while (!closed.await(pause().toMillis(), TimeUnit.MILLISECONDS)) look();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Duration pause() {
        return areThere() && unavailable == null ? AGE : INTERVAL;
    }

    private static String text(Failure failure) {
        Throwable cause = failure.getCause();
        return cause == null ? failure.detail() : String.valueOf(cause.getMessage());
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
