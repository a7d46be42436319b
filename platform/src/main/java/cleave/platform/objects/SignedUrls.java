package cleave.platform.objects;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Makes and verifies URLs of media: {@code /media/<key>?expires=<seconds since 1970>&signature=<HMAC-SHA256 over key and
 * expiry>}. A URL has this one form only, so anything added to it or in another order is no URL of ours.
 *
 * <p>Safe for many threads; a few microseconds a call.
 */
final class SignedUrls implements MediaUrls {
    static final String ALGORITHM = "HmacSHA256";
    static final String PREFIX = "/media/";
    private static final String EXPIRES = "?expires=";
    private static final String SIGNATURE = "&signature=";
    private static final int SIGNATURE_LENGTH = 43;
    /** Enough for any date, and far from overflowing. */
    private static final int MAX_DIGITS = 12;

    /** Holds the key and is never used itself: copies of it are, one for each call. */
    private final Mac prototype;

    private final long windowSeconds;
    private final long validitySeconds;
    private final InstantSource clock;

    /** What a URL that is in order says. */
    record Grant(String key, long expires) {}

    SignedUrls(SecretKeySpec key, Duration window, Duration validity, InstantSource clock) {
        try {
            prototype = Mac.getInstance(ALGORITHM);
            prototype.init(key);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
        this.windowSeconds = window.toSeconds();
        this.validitySeconds = validity.toSeconds();
        this.clock = clock;
    }

    @Override
    public long window() {
        return Math.floorDiv(now(), windowSeconds);
    }

    @Override
    public String url(String key) {
        return signed(key, window() * windowSeconds + validitySeconds);
    }

    /** What the request's target grants, or null where it is not exactly what was signed, or has expired. */
    @Nullable
    Grant verify(String target) {
        int question = target.indexOf('?');
        if (question < 0 || !target.startsWith(PREFIX)) return null;
        String key = target.substring(PREFIX.length(), question);
        int digits = target.length() - question - EXPIRES.length() - SIGNATURE.length() - SIGNATURE_LENGTH;
        if (digits < 1 || digits > MAX_DIGITS || !ObjectKeys.isKey(key)) return null;
        long expires = number(target, question + EXPIRES.length(), digits);
        if (expires < 0 || !same(target, signed(key, expires)) || !lives(expires)) return null;
        return new Grant(key, expires);
    }

    /** Whether what expires then is still good. */
    boolean lives(long expires) {
        return now() < expires;
    }

    /** Whole seconds until then, none of them begun. */
    long left(long expires) {
        return expires - Math.ceilDiv(clock.millis(), 1000);
    }

    private long now() {
        return Math.floorDiv(clock.millis(), 1000);
    }

    private String signed(String key, long expires) {
        byte[] hash = copy().doFinal((key + '\n' + expires).getBytes(StandardCharsets.US_ASCII));
        String signature = Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        return PREFIX + key + EXPIRES + expires + SIGNATURE + signature;
    }

    private Mac copy() {
        try {
            return (Mac) prototype.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the JDK's " + ALGORITHM + " can be copied", e);
        }
    }

    /** Compares in a time that does not depend on where they differ. */
    private static boolean same(String given, String right) {
        return MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
    }

    private static long number(String text, int from, int digits) {
        long number = 0;
        for (int i = from; i < from + digits; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') return -1;
            number = number * 10 + c - '0';
        }
        return number;
    }
}
